//! `spc-executor [SCHEDULER [PORT [TASKS]]]`: an executor of Ballista that knows the functions of `improvement`. It asks the scheduler at
//! 127.0.0.1:50050 for work unless told, has the port 50051 and the one after it, and runs as many tasks at a time as there are cores.

use std::error::Error;
use std::net::SocketAddr;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let scheduler: SocketAddr = arguments
        .next()
        .as_deref()
        .unwrap_or("127.0.0.1:50050")
        .parse()?;
    let port: u16 = arguments.next().as_deref().unwrap_or("50051").parse()?;
    let tasks: usize = arguments.next().as_deref().unwrap_or("0").parse()?;
    let next = port.checked_add(1).ok_or("there is no port after 65535")?;
    Ok(improvement_ballista::execute(scheduler, [port, next], tasks).await?)
}
