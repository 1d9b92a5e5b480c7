//! The page to share in a real web browser: Debian's `chromium`, or another of its names.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::html::hostile;
use super::{folder, kactors_alone};

/// Runs before the page's policy holds, listens, and acts as a reader when all is there.
const READER: &str = r#"<script>
const told = { errors: [], alerts: 0 };
window.alert = () => { told.alerts += 1; };
addEventListener("error", (event) => told.errors.push(event.message));
addEventListener("securitypolicyviolation", (event) => told.errors.push(event.violatedDirective));
addEventListener("load", () => {
  const rows = () => [...document.querySelectorAll("tbody tr")].filter((row) => row.checkVisibility());
  const column = (at) => rows().map((row) => row.cells[at].textContent);
  const heads = document.querySelectorAll("th button");
  heads[1].click(); told.ascending = column(1);
  heads[1].click(); told.descending = column(1);
  told.sort = heads[1].parentElement.getAttribute("aria-sort");
  const input = document.querySelector("input");
  const type = (text) => { input.value = text; input.dispatchEvent(new Event("input")); };
  type("PARK 2020"); told.filtered = column(1);
  told.count = document.querySelector("output").textContent;
  type(""); told.all = rows().length;
  told.bars = [...document.querySelectorAll("svg rect")].filter((bar) => bar.getBoundingClientRect().height > 0).length;
  told.links = [...document.links].map((link) => link.protocol).filter((p) => p !== "https:" && p !== "file:");
  told.text = document.body.innerText;
  told.strangers = document.querySelectorAll("img, iframe, b, object, tbody script").length;
  told.requests = performance.getEntriesByType("resource").length;
  const report = document.createElement("pre");
  report.id = "report";
  report.textContent = JSON.stringify(told);
  document.body.append(report);
});
</script>"#;

/// The browser, if there is one.
fn chromium() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let places: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().flat_map(|name| places.iter().map(move |at| at.join(name))).find(|at| at.is_file())
}

/// What the reader tells of a page, and what the browser logged.
fn opened(chromium: &Path, page: &str) -> (serde_json::Value, String) {
    let folder = folder();
    let target = folder.path().join("page.html");
    let policy = "<meta http-equiv";
    std::fs::write(&target, page.replacen(policy, &format!("{READER}{policy}"), 1)).unwrap();
    let ran = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--virtual-time-budget=5000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
        .arg(format!("file://{}", target.display()))
        // Its reports of crashes and the desktop's settings lie beside no profile.
        .env("HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .env("XDG_CACHE_HOME", folder.path())
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&ran.stdout).into_owned();
    let log = String::from_utf8_lossy(&ran.stderr).into_owned();
    let (_, report) = dom.split_once("<pre id=\"report\">").expect("the reader's report");
    let report = report.split_once("</pre>").unwrap().0;
    let report = report.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    (serde_json::from_str(&report).expect("JSON"), log)
}

#[test]
fn the_page_sorts_by_clicking_filters_by_typing_and_keeps_to_itself() {
    let Some(chromium) = chromium() else {
        println!("skipped: no chromium to open the page in");
        return;
    };
    let (told, log) = opened(&chromium, &hostile());
    let script = "<script>alert(1)</script> \"><img src=x onerror=alert(2)>";
    let names = [script, "Han & Co", "Park 9", "Park 10"].map(serde_json::Value::from);
    assert_eq!(told["ascending"].as_array().unwrap(), &names, "numbers are compared as numbers");
    let turned: Vec<_> = names.iter().rev().cloned().collect();
    assert_eq!(told["descending"].as_array().unwrap(), &turned);
    assert_eq!(told["sort"], "descending");
    assert_eq!(told["filtered"].as_array().unwrap(), &[names[3].clone(), names[2].clone()]);
    assert_eq!((&told["count"], &told["all"]), (&"2 of 4".into(), &4.into()));
    assert_eq!(told["bars"], 2, "2018 and 2020");
    for quiet in ["errors", "links"] {
        assert_eq!(told[quiet].as_array().unwrap(), &[] as &[serde_json::Value], "{quiet}");
    }
    for none in ["alerts", "strangers", "requests"] {
        assert_eq!(told[none], 0, "{none}");
    }
    for text in [
        script,
        "</title></script><style>*{display:none}</style>",
        "</td></table><iframe src='https://example.org'>",
        "{{7*7}} ${alert(6)}",
        "javascript:alert(7)",
    ] {
        assert!(told["text"].as_str().unwrap().contains(text), "{text} is shown as it stands");
    }
    assert!(!log.contains("CONSOLE"), "{log}");
}

#[test]
fn the_page_of_the_shipped_set_opens() {
    let Some(chromium) = chromium() else {
        println!("skipped: no chromium to open the page in");
        return;
    };
    let (told, log) = opened(&chromium, &kactors_alone(&["list", "-f", "html"]).out);
    let rows = kactors_alone(&["list", "-f", "jsonl"]).out.lines().count();
    assert!(rows > 1_000, "{rows}");
    assert_eq!(told["all"], rows);
    assert_eq!(told["errors"].as_array().unwrap().len(), 0, "{told}");
    assert!(!log.contains("CONSOLE"), "{log}");
}
