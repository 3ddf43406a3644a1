//! The same work in NumPy, in a program of its own that waits for its turn.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// Python with the values in hand.
pub(crate) struct NumPy {
    program: Child,
    turns: ChildStdin,
    answers: BufReader<ChildStdout>,
    pub(crate) version: String,
    /// How many points each mask hits.
    pub(crate) hits: Vec<u32>,
}

impl NumPy {
    /// Fails where there is no Python, or no NumPy.
    pub(crate) fn start(values: &[f64]) -> Result<Self, Box<dyn Error>> {
        let mut program = Command::new("python3")
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/numpy_rules.py"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let mut turns = program.stdin.take().ok_or("no standard input")?;
        let answers = program.stdout.take().ok_or("no standard output")?;
        writeln!(turns, "{}", values.len())?;
        let bytes: Vec<u8> = values
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        turns.write_all(&bytes)?;
        let mut numpy = Self {
            program,
            turns,
            answers: BufReader::new(answers),
            version: String::new(),
            hits: Vec::new(),
        };
        let answer = numpy.answer()?;
        let mut words = answer.split_whitespace();
        numpy.version = words.next().ok_or("python3 has no NumPy")?.to_owned();
        numpy.hits = words.map(str::parse).collect::<Result<_, _>>()?;
        Ok(numpy)
    }

    /// The work, once: nanoseconds a point.
    pub(crate) fn turn(&mut self) -> Result<f64, Box<dyn Error>> {
        writeln!(self.turns)?;
        Ok(self.answer()?.trim().parse()?)
    }

    fn answer(&mut self) -> Result<String, Box<dyn Error>> {
        let mut answer = String::new();
        self.answers.read_line(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for NumPy {
    fn drop(&mut self) {
        // it has nothing to lose, and its end is not waited for by anyone else
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}
