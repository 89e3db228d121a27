using OnlineContact.Admin.ChangeLog.Indexing;

namespace OnlineContact.Admin.Tests.ChangeLog.Indexing;

public class LogCoverTests
{
    /// <summary>A piece is its range and the level and number of its run.</summary>
    [Theory]
    [InlineData(1, 0, 0, 0, 3, "")]
    [InlineData(1, 100, 0, 0, 3, "1-100")]
    [InlineData(1, 64, 64, 0, 3, "1-64@0/0")]
    [InlineData(1, 65, 64, 0, 3, "65-65 1-64@0/0")]
    [InlineData(65, 65, 128, 0, 3, "65-65@0/1")]
    [InlineData(64, 66, 128, 0, 3, "65-66@0/1 64-64@0/0")]
    [InlineData(1, 300, 256, 100, 3, "201-300 193-200@0/3 129-192@0/2 65-128@0/1 1-64@0/0")]
    [InlineData(250, 300, 256, 100, 3, "250-300")]
    [InlineData(1, 70, 1_024, 1, 3, "70-70 65-69@0/1 1-64@0/0")]
    [InlineData(1, 2_118, 2_112, 0, 3, "2113-2118 2049-2112@0/32 1025-2048@1/1 1-1024@1/0")]
    [InlineData(1, 2_118, 2_112, 0, 0, "2113-2118 2049-2112@0/32 1985-2048@0/31 1921-1984@0/30")]
    [InlineData(1_000, 2_111, 2_112, 0, 3, "2049-2111@0/32 1985-2048@0/31 1921-1984@0/30")]
    [InlineData(1_000, 2_112, 2_112, 0, 3, "2049-2112@0/32 1025-2048@1/1 1000-1024@1/0")]
    public void A_range_is_looked_at_in_pieces_that_grow(long first, long last, long indexed, int entries, int highest, string pieces)
    {
        var all = LogCover.Of(new LogRange(first, last), indexed, entries, highest).Select(Written);
        if (pieces.Length == 0) Assert.Empty(all);
        else if (pieces.EndsWith("0/30", StringComparison.Ordinal)) Assert.StartsWith(pieces, string.Join(' ', all), StringComparison.Ordinal);
        else Assert.Equal(pieces, string.Join(' ', all));
    }

    [Theory]
    [InlineData(16_384 + 1_024, 3, 16, "1-16384@2/0")]
    [InlineData(16_384 + 1_024, 1, 16, "15361-16384@1/15")]
    [InlineData(16_384, 3, 16, "14337-15360@1/14")]
    [InlineData(262_144 + 16_384, 3, 31, "1-262144@3/0")]
    public void A_run_is_of_the_level_of_what_was_looked_at(long last, int highest, int at, string piece)
    {
        var pieces = LogCover.Of(new LogRange(1, last), last, 0, highest).ToList();
        Assert.All(pieces.Take(16), one => Assert.Equal(0, one.Run!.Value.Level));
        Assert.Equal(piece, Written(pieces[at]));
    }

    [Fact]
    public void Without_its_run_a_piece_is_looked_at_by_smaller_ones_or_entry_by_entry()
    {
        Assert.Equal("3-64", Without(new LogRange(3, 64), new LogRun(0, 0)));
        Assert.Equal("3-64", Without(new LogRange(3, 64), null));
        Assert.Equal("129-129@0/2 65-128@0/1 64-64@0/0", Without(new LogRange(64, 129), new LogRun(1, 0)));
        Assert.Equal("65-128@0/1", Without(new LogRange(65, 128), new LogRun(1, 0)));
        Assert.Equal(16, new LogPiece(new LogRange(1_025, 2_048), new LogRun(1, 1)).WithoutRun().Count());
        Assert.Equal("1025-1026@1/1 1000-1024@1/0", Without(new LogRange(1_000, 1_026), new LogRun(2, 0)));
    }

    [Fact]
    public void Runs_stand_side_by_side_and_their_rows_one_behind_the_other()
    {
        Assert.Equal([64, 1_024, 16_384, 262_144], Enumerable.Range(0, 4).Select(LogRun.LengthOf));
        Assert.Equal([1, 16, 256, 4_096], Enumerable.Range(0, 4).Select(level => new LogRun(level, 0).Groups));
        Assert.Equal(new LogRange(65, 128), new LogRun(0, 1).Range);
        Assert.Equal(new LogRange(2_049, 3_072), new LogRun(1, 2).Range);
        Assert.Equal([0L, 1, 1, 2], new long[] { 64, 65, 128, 129 }.Select(sequence => LogRun.Of(sequence, 0).Number));
        Assert.Equal((new LogRun(1, 0), new LogRun(1, 1)), (LogRun.Of(1_024, 1), LogRun.Of(1_025, 1)));
        Assert.Equal((1L << 56) + 2 * 16 + 5, new LogRun(1, 2).PlaceOf(5));
        Assert.Equal((2L << 56) + 3 * 256 + 255, new LogRun(2, 3).PlaceOf(255));
        Assert.Equal((new LogRun(1, 2), new LogRun(2, 3)), (LogRun.AtPlace((1L << 56) + 47), LogRun.AtPlace((2L << 56) + 1_023)));
        Assert.Equal([0, 13, 253], Enumerable.Range(0, 3).Select(level => LogRun.GroupOf(-3, level)));
        Assert.Equal([0, 2, 18], Enumerable.Range(0, 3).Select(level => LogRun.GroupOf(18, level)));
        Assert.Equal(Enumerable.Range(32, 16).Select(number => new LogRun(0, number)), new LogRun(1, 2).Parts());
    }

    [Theory]
    [InlineData(9, 3, 8)]
    [InlineData(10, 3, 9)]
    [InlineData(11, 3, 10)]
    [InlineData(long.MaxValue, 3, 10)]
    [InlineData(3, 3, 2)]
    public void What_stands_before_an_entry_is_a_range_of_its_own(long sequence, long first, long last)
    {
        var before = new LogRange(3, 10).Before(sequence);
        Assert.Equal((new LogRange(first, last), last < first), (before, before.IsEmpty));
    }

    private static string Without(LogRange range, LogRun? run) => string.Join(' ', new LogPiece(range, run).WithoutRun().Select(Written));

    private static string Written(LogPiece piece) => $"{piece.Range.First}-{piece.Range.Last}{(piece.Run is { } run ? $"@{run.Level}/{run.Number}" : "")}";
}
