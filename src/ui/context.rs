//! Where a key is pressed.

use crate::lang::{Lang, Text};

/// Where a key is pressed: what the table of bindings tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// In the table.
    Table,
    /// In a facet pane.
    Facet,
    /// In the timeline.
    Timeline,
    /// On the map.
    Map,
    /// In the matrix.
    Matrix,
    /// In the insights.
    Insights,
    /// On a page.
    Page,
    /// In the query line.
    Search,
    /// In the filter of a facet pane.
    PaneFilter,
    /// In the chooser of more facets.
    Chooser,
    /// In the export dialog.
    Export,
    /// In the list of sources.
    Sources,
    /// In the help.
    Help,
    /// In the command palette.
    Palette,
}

use Context::{
    Chooser, Export, Facet, Help, Insights, Map, Matrix, Page, Palette, PaneFilter, Search,
    Sources, Table, Timeline,
};

/// Where no letters are typed.
pub(super) const LISTS: &[Context] =
    &[Table, Facet, Timeline, Map, Matrix, Insights, Page, Chooser, Sources];
/// What lies behind pages and dialogs: the panes, and what the other views show in their place.
pub(super) const VIEWS: &[Context] = &[Table, Facet, Timeline, Map, Matrix, Insights];
/// From where one turns to another view.
pub(super) const TURNING: &[Context] = &[Table, Facet, Timeline, Map, Matrix, Insights, Page];
/// Where the cursor is in rows, or beside them.
pub(super) const ROWS: &[Context] = &[Table, Facet, Page];
/// Where letters are typed.
pub(super) const LINES: &[Context] = &[Search, PaneFilter, Export, Help, Palette];
pub(super) const EVERYWHERE: &[Context] = &Context::ALL;

/// What several contexts are called together.
const TOGETHER: [(&[Context], Text); 6] = [
    (EVERYWHERE, Text("everywhere", "어디서나", "どこでも")),
    (LISTS, Text("lists", "모든 목록", "すべての一覧")),
    (VIEWS, Text("views", "모든 화면", "全画面")),
    (TURNING, Text("views, page", "모든 화면, 페이지", "全画面、ページ")),
    (ROWS, Text("panes, page", "패널, 페이지", "パネル、ページ")),
    (LINES, Text("lines", "입력 줄", "入力行")),
];

/// Where something holds, in words.
#[must_use]
pub fn places(on: &[Context], lang: Lang) -> String {
    if let Some((_, together)) = TOGETHER.iter().find(|(contexts, _)| *contexts == on) {
        return together.of(lang).to_owned();
    }
    let names: Vec<&str> = on.iter().map(|context| context.name().of(lang)).collect();
    names.join(Text(", ", ", ", "、").of(lang))
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Context; 14] = [
        Context::Table,
        Context::Facet,
        Context::Timeline,
        Context::Map,
        Context::Matrix,
        Context::Insights,
        Context::Page,
        Context::Chooser,
        Context::Sources,
        Context::Search,
        Context::PaneFilter,
        Context::Export,
        Context::Help,
        Context::Palette,
    ];

    /// Its word in a configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Context::Table => "table",
            Context::Facet => "facets",
            Context::Timeline => "timeline",
            Context::Map => "map",
            Context::Matrix => "matrix",
            Context::Insights => "insights",
            Context::Page => "page",
            Context::Search => "search",
            Context::PaneFilter => "filter",
            Context::Chooser => "chooser",
            Context::Export => "export",
            Context::Sources => "sources",
            Context::Help => "help",
            Context::Palette => "palette",
        }
    }

    /// What it is called.
    fn name(self) -> Text {
        match self {
            Context::Table => Text("table", "목록", "一覧"),
            Context::Facet => Text("facet pane", "조건 패널", "条件パネル"),
            Context::Timeline => Text("timeline", "연표", "年表"),
            Context::Map => Text("map", "지도", "地図"),
            Context::Matrix => Text("matrix", "교차표", "クロス表"),
            Context::Insights => Text("insights", "분석", "分析"),
            Context::Page => Text("page", "페이지", "ページ"),
            Context::Search => Text("search", "검색", "検索"),
            Context::PaneFilter => Text("pane filter", "값 거르기", "値の絞り込み"),
            Context::Chooser => Text("chooser", "다른 조건", "他の条件"),
            Context::Export => Text("export", "내보내기", "書き出し"),
            Context::Sources => Text("sources", "출처", "出典"),
            Context::Help => Text("help", "도움말", "ヘルプ"),
            Context::Palette => Text("palette", "명령 찾기", "操作の検索"),
        }
    }

    /// Whether letters are typed there.
    #[must_use]
    pub fn is_line(self) -> bool {
        LINES.contains(&self)
    }
}
