//! Figures by method.

/// What stands where there is no figure.
const NONE: &str = "–";

pub struct Table {
    pub title: String,
    pub heads: Vec<String>,
    /// By method, ours last; none where it cannot be told.
    pub rows: Vec<(&'static str, Vec<Option<f64>>)>,
}

impl Table {
    pub fn print(&self) {
        let line = |name: &str, cells: Vec<String>| println!("  {name:32} {}", cells.join(" "));
        line(
            &self.title,
            self.heads.iter().map(|head| format!("{head:>8}")).collect(),
        );
        for (name, figures) in &self.rows {
            let cell = |figure: &Option<f64>| {
                figure.map_or(format!("{NONE:>8}"), |figure| format!("{figure:8.3}"))
            };
            line(name, figures.iter().map(cell).collect());
        }
    }

    /// Each method's figures over ours, the geometric mean over tables of the same methods and heads; of those tables that all
    /// methods have a figure in.
    pub fn over_ours(tables: &[Table]) -> Option<Table> {
        let first = tables.first()?;
        let ratio = |row: usize, column: usize| {
            let figures = |table: &Table| {
                table
                    .rows
                    .iter()
                    .map(|(_, figures)| figures[column])
                    .collect::<Option<Vec<f64>>>()
            };
            let ratios: Vec<f64> = tables
                .iter()
                .filter_map(figures)
                .map(|figures| figures[row] / figures[figures.len() - 1])
                .collect();
            let logs: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
            (!ratios.is_empty()).then(|| (logs / ratios.len() as f64).exp())
        };
        let rows = first.rows.iter().enumerate();
        let rows = rows.map(|(row, (name, _))| {
            (
                *name,
                (0..first.heads.len())
                    .map(|column| ratio(row, column))
                    .collect(),
            )
        });
        Some(Table {
            title: format!("over ours, of {} histories", tables.len()),
            heads: first.heads.clone(),
            rows: rows.collect(),
        })
    }
}
