//! Texts as they were blessed.

use std::path::Path;

/// Set it to anything to accept the pictures as they are drawn now.
const BLESS: &str = "BLESS_PICTURES";

/// Compares a text with the file that was blessed.
#[track_caller]
pub(crate) fn blessed(path: &str, text: &str) {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).join(path);
    if std::env::var_os(BLESS).is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("written");
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    let line = known.lines().zip(text.lines()).position(|(a, b)| a != b);
    assert!(
        known == text,
        "{} differs from line {}. Look at the new picture; if it is right, run with {BLESS}=1",
        path.display(),
        line.map_or("its end".to_owned(), |line| (line + 1).to_string()),
    );
}
