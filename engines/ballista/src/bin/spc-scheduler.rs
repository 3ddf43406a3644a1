//! `spc-scheduler [ADDRESS]`: a scheduler of Ballista that knows the functions of `improvement`, at 127.0.0.1:50050 unless told.

use std::error::Error;
use std::net::SocketAddr;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1);
    let address: SocketAddr = address.as_deref().unwrap_or("127.0.0.1:50050").parse()?;
    Ok(improvement_ballista::schedule(address).await?)
}
