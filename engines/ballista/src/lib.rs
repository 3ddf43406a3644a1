//! A cluster of Ballista whose processes know the functions of `improvement`.
//!
//! Plans carry the name of a function, and each process looks it up in its own registry. So the scheduler, the executors and the client each
//! register them: two small programs (`spc-scheduler`, `spc-executor`) and [`connect`]. Stock programs of Ballista refuse such a plan.

use ballista::prelude::SessionContextExt;
use ballista_core::error::Result;
use ballista_core::registry::BallistaFunctionRegistry;
use ballista_core::utils::default_session_builder;
use ballista_executor::executor_process::{ExecutorProcessConfig, start_executor_process};
use ballista_scheduler::cluster::BallistaCluster;
use ballista_scheduler::config::SchedulerConfig;
use ballista_scheduler::scheduler_process::start_server;
use datafusion::prelude::SessionContext;
use std::net::SocketAddr;
use std::sync::Arc;

/// Runs a scheduler at an address, to its end.
///
/// # Errors
///
/// Those of Ballista: an address that is taken, a cluster that cannot be.
pub async fn schedule(address: SocketAddr) -> Result<()> {
    let config = SchedulerConfig::default()
        .with_hostname(address.ip().to_string())
        .with_port(address.port())
        .with_override_session_builder(Arc::new(|config| {
            let context = SessionContext::new_with_state(default_session_builder(config)?);
            improvement_datafusion::register(&context);
            Ok(context.state())
        }));
    let cluster = BallistaCluster::new_from_config(&config).await?;
    start_server(cluster, address, Arc::new(config)).await
}

/// Runs an executor of a scheduler, to its end: at two ports of its own, so many tasks at a time.
///
/// # Errors
///
/// Those of Ballista: a scheduler that does not answer, a port that is taken.
pub async fn execute(scheduler: SocketAddr, ports: [u16; 2], tasks: usize) -> Result<()> {
    let mut registry = BallistaFunctionRegistry::default();
    let functions = improvement_datafusion::functions();
    for function in functions.aggregates {
        let name = function.name().to_owned();
        registry.aggregate_functions.insert(name, function);
    }
    for function in functions.windows {
        let name = function.name().to_owned();
        registry.window_functions.insert(name, function);
    }
    let [port, grpc_port] = ports;
    let config = ExecutorProcessConfig {
        scheduler_host: scheduler.ip().to_string(),
        scheduler_port: scheduler.port(),
        scheduler_connect_timeout_seconds: 30,
        port,
        grpc_port,
        vcores: tasks,
        override_function_registry: Some(Arc::new(registry)),
        ..ExecutorProcessConfig::default()
    };
    start_executor_process(Arc::new(config)).await
}

/// A session whose queries run on the cluster of a scheduler.
///
/// # Errors
///
/// Those of Ballista for an address that is none.
pub async fn connect(scheduler: SocketAddr) -> datafusion::error::Result<SessionContext> {
    let context = SessionContext::remote(&format!("df://{scheduler}")).await?;
    // after it: what a state has registered is replaced by the defaults when it becomes a client
    improvement_datafusion::register(&context);
    Ok(context)
}
