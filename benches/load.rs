//! Loading: text → catalog, and kept columns → catalog, beside what nobody can do without.
//!
//! `KACTORS_CREDITS` asks for other sizes: `KACTORS_CREDITS=10000,1000000`.

#![expect(clippy::cast_precision_loss, reason = "figures for people")]

#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

mod measure;

use std::fs;
use std::hint::black_box;

use criterion::{BenchmarkId, Criterion};
use kactors::cache::{Cache, Key, Seen};
use kactors::catalog::{Builder, Catalog};
use kactors::load::{Gathered, Layer, Listed, Progress, Text, list};
use measure::{CpuTime, compare};
use rayon::ThreadPool;
use synthetic::Set;

mod bare;

/// A synthetic set in memory and in files, and its columns in a cache.
struct Given {
    texts: Vec<Text>,
    cache: Cache,
    folder: tempfile::TempDir,
}

impl Given {
    fn of(credits: usize) -> Result<Given, Box<dyn std::error::Error>> {
        let files = Set::of(credits, 42).files().into_iter();
        let texts: Vec<Text> = files.map(|(path, text)| Text { path, text }).collect();
        let folder = tempfile::tempdir()?;
        for Text { path, text } in &texts {
            let path = folder.path().join("set").join(path);
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(path, text)?;
        }
        let cache = Cache::in_folder(folder.path().join("cache"));
        let given = Given { texts, cache, folder };
        let catalog = given.load();
        let seen = Seen::of(&given.listed());
        given.cache.keep(&Key::of(&given.gathered(), &seen), &catalog)?;
        let size = catalog.size();
        let per_credit = |bytes: usize| bytes as f64 / catalog.len() as f64;
        println!(
            "\n{credits} credits: {:.1} MB of text; in memory, bytes a credit: {:.1} for credits, \
             {:.1} for actors, platforms and projects, {:.1} for texts; {:.1} for the index of names",
            given.gathered().size() as f64 / 1e6,
            per_credit(size.credits),
            per_credit(size.rows),
            per_credit(size.texts),
            per_credit(catalog.names().size()),
        );
        Ok(given)
    }

    fn gathered(&self) -> Gathered {
        self.listed().read(&Progress::default())
    }

    fn listed(&self) -> Listed {
        list(&[Layer::Path(self.folder.path().join("set"))])
    }

    fn copy(&self) {
        drop(black_box(self.texts.clone()));
    }

    fn check_utf8(&self) {
        for text in &self.texts {
            let _ = black_box(str::from_utf8(black_box(text.text.as_bytes())));
        }
    }

    /// Into structs that own their texts.
    fn bare(&self) {
        let bare: Result<Vec<bare::File>, _> =
            self.texts.iter().map(|text| ron::from_str(&text.text)).collect();
        assert!(black_box(bare).is_ok());
    }

    /// Into the loader's own structs, which borrow them.
    fn borrowed(&self) {
        let bare: Result<Vec<bare::Borrowed<'_>>, _> =
            self.texts.iter().map(|text| ron::from_str(&text.text)).collect();
        assert!(black_box(bare).is_ok());
    }

    fn load(&self) -> Catalog {
        let (builder, _) =
            self.gathered().load_into(&Progress::default(), Builder::new, Builder::add);
        builder.finish()
    }

    fn find(&self) -> Option<Catalog> {
        let found = self.cache.find(&self.listed());
        assert!(found.is_some());
        found
    }
}

fn name(catalog: &Catalog) {
    black_box(catalog.names());
}

fn threads(count: usize) -> Result<ThreadPool, rayon::ThreadPoolBuildError> {
    rayon::ThreadPoolBuilder::new().num_threads(count).build()
}

fn bench(criterion: &mut Criterion<CpuTime>, credits: usize, given: &Given) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(10);
    group.bench_function(BenchmarkId::new("copy", credits), |b| b.iter(|| given.copy()));
    group.bench_function(BenchmarkId::new("utf-8", credits), |b| b.iter(|| given.check_utf8()));
    group.bench_function(BenchmarkId::new("bare ron", credits), |b| b.iter(|| given.bare()));
    group.bench_function(BenchmarkId::new("text to catalog", credits), |b| b.iter(|| given.load()));
    group.bench_function(BenchmarkId::new("cache to catalog", credits), |b| {
        b.iter(|| drop(black_box(given.find())));
    });
    group.finish();
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sizes = std::env::var("KACTORS_CREDITS").unwrap_or_else(|_| "10000,100000".to_owned());
    // Without it, `cargo test --benches` runs this: everything once.
    let measures = std::env::args().any(|argument| argument == "--bench");
    let (one, two) = (threads(1)?, threads(2)?);
    let mut criterion = Criterion::default().with_measurement(CpuTime).configure_from_args();
    for credits in sizes.split(',') {
        let credits = credits.parse()?;
        let given = Given::of(credits)?;
        let rounds = if measures { (2_000_000 / credits).clamp(3, 21) } else { 1 };
        compare(
            &format!("{credits} credits"),
            rounds,
            &[
                ("bare ron::from_str", Box::new(|| given.bare())),
                ("bare, texts borrowed", Box::new(|| given.borrowed())),
                ("copy of the text", Box::new(|| given.copy())),
                ("UTF-8 check of the text", Box::new(|| given.check_utf8())),
                ("text to catalog, one thread", Box::new(|| drop(one.install(|| given.load())))),
                ("text to catalog, two threads", Box::new(|| drop(two.install(|| given.load())))),
                ("cache to catalog", Box::new(|| drop(black_box(given.find())))),
                ("text to catalog and names", Box::new(|| name(&given.load()))),
                ("cache to catalog and names", Box::new(|| given.find().iter().for_each(name))),
            ],
        );
        bench(&mut criterion, credits, &given);
    }
    criterion.final_summary();
    Ok(())
}
