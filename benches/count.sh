#!/bin/sh
# Counts instructions with callgrind and prints a table. Needs valgrind; run from anywhere in the repository.
#
# Each workload of benches/instructions.rs runs twice, with and without the work; the table has the difference,
# for each point (or chart). Making the input, starting the program and freeing the input are in neither.
set -eu
cd "$(dirname "$0")/.."
program=$(cargo bench -p benches --bench instructions --no-run --message-format=json 2>/dev/null |
    sed -n 's/.*"name":"instructions".*"executable":"\([^"]*\)".*/\1/p')

count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

row() { # workload, divisor, unit
    awk -v name="$1" -v work="$(count "$1")" -v base="$(count "$1" base)" -v per="$2" -v unit="$3" \
        'BEGIN { printf "| %s | %.1f | a %s |\n", name, (work - base) / per, unit }'
}

echo "| workload | instructions | |"
echo "|---|---:|---|"
row masks 100000 point
row masks-with-gaps 100000 point
row masks-1000 1000 point
row sum 100000 point
row chart-1000 1000 point
row chart-100000 100000 point
row chart-1000000 1000000 point
row p-100000 100000 point
row u-100000 100000 point
row charts-of-48 2000 chart

# one push is what the same values cost with and without being pushed
program=$(cargo bench -p benches --bench monitor --no-run --message-format=json 2>/dev/null |
    sed -n 's/.*"name":"monitor".*"executable":"\([^"]*\)".*/\1/p')
awk -v work="$(count --count 100000)" -v base="$(count --count 0)" \
    'BEGIN { printf "| monitor-push | %.1f | a push |\n", (work - base) / 100000 }'
