//! Run lengths of EWMA and CUSUM schemes.

use improvement::Side;
use improvement::spc::price::{
    CountCusum, CountEwma, CusumScheme, EwmaLimits, EwmaScheme, IndividualsScheme, Process,
};
use improvement::spc::rules::{Edge, Sides};

#[test]
fn quick() {
    let n = |d: f64| Process::normal().shifted(d);
    println!(
        "{:.12} 406",
        EwmaScheme::new(0.03, 2.437)
            .head_start(2.437 / 2.0)
            .run_length(&n(0.0))
            .unwrap()
            .mean()
    );
    for c in [51, 101, 201, 401, 801, 1200] {
        let e = |l: f64, w: f64, m: f64| {
            CountEwma::new(l, w)
                .cells(c)
                .run_length(&Process::poisson(2.0).becoming(m))
                .unwrap()
                .mean()
        };
        println!(
            "{c} {:.5} {:.5} {:.5} {:.5}",
            e(0.3, 2.5, 2.0),
            e(0.1, 2.5, 2.0),
            e(0.1, 3.0, 3.0),
            e(0.3, 3.0, 4.0)
        );
    }
    for (m, r) in [(2.0, 3.0), (3.27, 4.56)] {
        for d in [0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0] {
            println!(
                "{m} {d} {:.4}",
                IndividualsScheme::new(m)
                    .moving_range(r)
                    .run_length(&n(d))
                    .unwrap()
                    .mean()
            );
        }
    }
    let l = CountCusum::new(0.25, 10.0).edge(Edge::Included);
    for s in [Side::Above, Side::Below] {
        for h in [0.0, 5.0] {
            println!(
                "{:?} {h} {:.4}",
                s,
                l.side(s)
                    .head_start(h)
                    .run_length(&Process::poisson(0.25))
                    .unwrap()
                    .mean()
            );
        }
    }
    let t = std::time::Instant::now();
    let b = EwmaScheme::best_for(1.0, 500.0).unwrap();
    println!("{b:?} {:?}", t.elapsed());
    let t = std::time::Instant::now();
    println!("{:?} {:?}", CusumScheme::best_for(1.0, 370.4), t.elapsed());
    let t = std::time::Instant::now();
    println!(
        "{:?} {:?}",
        EwmaScheme::new(0.03, 2.437)
            .run_length(&n(0.0))
            .unwrap()
            .standard_deviation(),
        t.elapsed()
    );
    let t = std::time::Instant::now();
    println!(
        "{:?} {:?}",
        EwmaScheme::new(0.1, 2.7)
            .limits(EwmaLimits::Exact)
            .for_mean(500.0)
            .unwrap()
            .width(),
        t.elapsed()
    );
    let k = CountCusum::reference_for(&Process::poisson(2.0), 4.0, 10).unwrap();
    println!(
        "{k} {:?}",
        CountCusum::new(k, 5.0).for_mean(&Process::poisson(2.0), 240.0)
    );
    println!(
        "{:?}",
        CountCusum::reference_for(&Process::binomial(1, 0.02), 0.04, 300).map(|k| (
            k,
            7.0 / 242.0,
            1.0 / k
        ))
    );
    for f in [0.5] {
        println!(
            "{:.4}",
            IndividualsScheme::new(3.0)
                .correlation(f)
                .run_length(&n(0.0))
                .unwrap()
                .mean()
        );
    }
    println!(
        "{:.4}",
        IndividualsScheme::new(3.0)
            .moving_range(3.686)
            .run_length(&n(0.0))
            .unwrap()
            .mean()
    );
    let c = CusumScheme::new(0.5, 4.77);
    println!(
        "{:?} {:?}",
        c.run_length(&n(1.0)).unwrap().median(),
        c.head_start(2.385).run_length(&n(1.0)).unwrap().median()
    );
    println!(
        "{:?}",
        c.sides(Sides::Either)
            .run_length(&n(-3.0))
            .unwrap()
            .standard_deviation()
    );
}
