//! The `kactors` binary: arguments in, exit code out.

fn main() {
    let t = std::time::Instant::now();
    let args: Vec<_> = std::env::args().skip(1).collect();
    let layers: Vec<_> = if args.is_empty() {
        vec![kactors::load::Layer::Builtin]
    } else {
        args.iter().map(|a| kactors::load::Layer::Path(a.into())).collect()
    };
    let l = kactors::load::load(&layers);
    eprintln!(
        "{:?} {} {} {}",
        t.elapsed(),
        l.data.actors.len(),
        l.data.projects.len(),
        l.data.projects.iter().map(|p| p.cast.len()).sum::<usize>()
    );
    for p in l.problems.iter().take(20) {
        println!("{}\n", p.draw(true));
    }
    println!("{}", l.problems.len());
}
