//! What the world answers, in Korean and Japanese: files, editors, data that cannot be read.

use std::fs;

use super::bench::{Terminal, data, program};

/// The browser in a language, on a data set of its own in a folder, with a configuration.
fn opens(lang: &str, folder: &tempfile::TempDir, config: &str) -> Terminal {
    let set = folder.path().join("set.ron");
    fs::copy(data(), &set).expect("copied");
    fs::write(folder.path().join("config.ron"), config).expect("written");
    let mut command = program();
    command.current_dir(folder).env("EDITOR", "false").env("BROWSER", "/nowhere/browser");
    command.args(["--watch", "--lang", lang, "--config", "config.ron", "--data", "set.ron"]);
    Terminal::open((120, 30), command, None).shows("58")
}

#[test]
fn what_fails_is_said_in_the_language_of_the_screen() {
    for (lang, said) in [
        (
            "ko",
            [
                "config.ron:1:9: 오류: 테마에 `drak` 값은 없습니다 (`dark`입니까?",
                "no/such.csv에 쓸 수 없음: no 폴더가 없습니다",
                "/nowhere/browser 명령으로",
                "파일이나 폴더가 없음 (2)",
                "`false` 명령이 오류로 끝남",
                "다시 읽지 못함: set.ron:",
                "오류: `[`가 닫히지 않았습니다",
            ],
        ),
        (
            "ja",
            [
                "config.ron:1:9: エラー: テーマに`drak`はありません (`dark`ですか?",
                "no/such.csvに書き込めません: フォルダーnoがありません",
                "/nowhere/browserで",
                "ファイルまたはフォルダーがない (2)",
                "`false`がエラーで終わりました",
                "再読み込みできません: set.ron:",
                "エラー: `[`が閉じていません",
            ],
        ),
    ] {
        let [config, export, browser, missing, editor, refused, broken] = said;
        let folder = tempfile::tempdir().expect("a folder");
        let open = opens(lang, &folder, "(theme: \"drak\")").shows(config);
        open.types("e <C-u> no/such.csv <Enter>").shows(export).types("<C-c>").ends_well(130);
        let open = opens(lang, &folder, "()").types("o").shows(browser).shows(missing);
        let open = open.types("E").shows(editor);
        fs::write(folder.path().join("set.ron"), "(actors: [").expect("written");
        open.shows(refused).shows(broken).types("q").ends_well(0);
    }
}
