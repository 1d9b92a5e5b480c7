//! Where a key is pressed.

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

    /// Whether letters are typed there.
    #[must_use]
    pub fn is_line(self) -> bool {
        matches!(
            self,
            Context::Search
                | Context::PaneFilter
                | Context::Export
                | Context::Help
                | Context::Palette
        )
    }
}
