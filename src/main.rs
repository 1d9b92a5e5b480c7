//! The `kactors` binary: arguments in, exit code out.

fn main() {
    let l = kactors::load::load(&[kactors::load::Layer::Builtin]);
    let c = kactors::catalog::Catalog::build(l.data);
    let e = kactors::tui::run(&c, kactors::ui::Start::default(), true);
    eprintln!("{e:?}");
}
