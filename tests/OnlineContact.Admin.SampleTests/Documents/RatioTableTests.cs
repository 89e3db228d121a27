using System.Text.RegularExpressions;

namespace OnlineContact.Admin.SampleTests.Documents;

/// <summary>The table of docs/performance.md is what stands in benchmarks/results, misses included.</summary>
public sealed class RatioTableTests
{
    private static readonly string[] Verdicts = ["met", "missed", "not measured"];

    [Fact]
    public void The_page_shows_every_ratio_that_has_a_goal_as_its_own_page_does()
    {
        var expected = Table(Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "benchmarks", "results"), "*.md").Order(StringComparer.Ordinal)
            .SelectMany(page => Ratio.In(Path.GetFileNameWithoutExtension(page), File.ReadAllLines(page))));
        var path = Path.Combine(RepositoryFolder.Root, "docs", "performance.md");
        var page = File.ReadAllText(path);
        var shown = TableIn(page).Groups["table"];
        if (Environment.GetEnvironmentVariable("ONLINECONTACT_WRITE_RATIOS") == "1")
        {
            File.WriteAllText(path, page[..shown.Index] + expected + page[(shown.Index + shown.Length)..]);
            return;
        }

        Assert.True(
            expected == shown.Value,
            $"docs/performance.md has another table than benchmarks/results; with ONLINECONTACT_WRITE_RATIOS=1 this test writes it. It is to be:\n{expected}");
    }

    [Fact]
    public void Ratios_are_found_in_a_page_of_results()
    {
        string[] page =
        [
            "# x: y",
            "| figure | what | median | range | goal | |",
            "|---|---|---:|---:|---:|---|",
            "| **x.one** | this | 1.16 | 1.14 – 1.28 | ≤ 1.3 | met |",
            "| (no goal) | that | 1.31 | | | |",
            "| x.two | on PostgreSQL | not measured | | ≤ 2.0 | |",
            "",
            "## Search, SQLite, runs of 64 entries",
            "| figure | times as fast as the scan | goal | | p50 |",
            "|---|---:|---:|---|---:|",
            "| rare | 19 | ≥ 30 | missed | 9 ms |",
            "| of another table | 5 |",
        ];

        Assert.Equal(["x.one 1.16 ≤ 1.3 met", "x.two not measured ≤ 2.0 not measured", "rare (SQLite) 19 ≥ 30 missed"], Ratio.In("x", page).Select(ratio => $"{ratio.Figure} {ratio.Value} {ratio.Goal} {ratio.Verdict}"));
    }

    private static Match TableIn(string page) => Regex.Match(page, "<!-- table: ratios -->\n(?<table>.*?)<!-- end -->", RegexOptions.Singleline);

    private static string Table(IEnumerable<Ratio> ratios) =>
        "| figure | value | goal | | page |\n|---|---:|---:|---|---|\n"
        + string.Concat(ratios.Select(ratio => $"| {ratio.Figure} | {ratio.Value} | {ratio.Goal} | {(ratio.Verdict == "missed" ? "**missed**" : ratio.Verdict)} | [{ratio.Page}](../benchmarks/results/{ratio.Page}.md) |\n"));

    private sealed record Ratio(string Page, string Figure, string Value, string Goal, string Verdict)
    {
        /// <summary>The rows of all tables that have a column of goals and a verdict behind it, or none because it was not measured.</summary>
        public static IEnumerable<Ratio> In(string page, IEnumerable<string> lines)
        {
            var (figure, value, goal, heading) = (-1, -1, -1, "");
            foreach (var line in lines)
            {
                if (line.StartsWith("## ", StringComparison.Ordinal)) heading = line;
                if (!line.StartsWith('|'))
                {
                    goal = -1;
                    continue;
                }

                var cells = line.Split('|', StringSplitOptions.TrimEntries)[1..^1];
                if (cells.Contains("goal"))
                {
                    (figure, goal) = (Array.IndexOf(cells, "figure"), Array.IndexOf(cells, "goal"));
                    value = Array.FindIndex(cells, cell => cell is "value" or "median" or "runs" || cell.StartsWith("times as fast", StringComparison.Ordinal));
                    continue;
                }

                if (goal < 0 || cells.Length <= goal || cells[goal].Length == 0 || cells[goal].StartsWith("---", StringComparison.Ordinal)) continue;
                var verdict = cells.Skip(goal + 1).FirstOrDefault(Verdicts.Contains) ?? (cells[value] == "not measured" ? "not measured" : "");
                if (verdict.Length == 0) continue;
                var name = cells[Math.Max(figure, 0)].Trim('*');
                var database = heading.Contains("SQLite", StringComparison.Ordinal) ? " (SQLite)" : heading.Contains("PostgreSQL", StringComparison.Ordinal) ? " (PostgreSQL)" : "";
                yield return new Ratio(page, name.Contains('.', StringComparison.Ordinal) ? name : name + database, cells[value], cells[goal], verdict);
            }
        }
    }
}
