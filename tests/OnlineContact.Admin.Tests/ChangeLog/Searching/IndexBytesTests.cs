using FsCheck.Xunit;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Indexing;
using OnlineContact.Admin.Tests.ChangeLog.Entries;

namespace OnlineContact.Admin.Tests.ChangeLog.Searching;

/// <summary>The bytes of the index, one by one: rows that are stored are read by later versions.</summary>
public class IndexBytesTests
{
    private static readonly LogRun Run = new(0, 0);

    [Theory]
    [InlineData(0, "00")]
    [InlineData(1, "01")]
    [InlineData(127, "7F")]
    [InlineData(128, "8001")]
    [InlineData(16_383, "FF7F")]
    [InlineData(16_384, "808001")]
    [InlineData(long.MaxValue, "FFFFFFFFFFFFFFFF7F")]
    public void A_number_takes_as_few_bytes_as_it_needs(long number, string bytes)
    {
        var written = new List<byte>();
        VarInt.Write(written, number);
        Assert.Equal(bytes, Convert.ToHexString([.. written]));
        ReadOnlySpan<byte> rest = [.. written, 0xAA];
        Assert.True(VarInt.TryRead(ref rest, out var read));
        Assert.Equal((number, "AA"), (read, Convert.ToHexString(rest)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("FFFF")]
    [InlineData("FFFFFFFFFFFFFFFFFF")]
    [InlineData("80808080808080808001")]
    public void Bytes_that_end_before_the_number_or_go_beyond_are_none(string bytes)
    {
        ReadOnlySpan<byte> rest = Convert.FromHexString(bytes);
        Assert.False(VarInt.TryRead(ref rest, out _));
    }

    [Property]
    public void A_number_of_either_sign_comes_back(long number)
    {
        Assert.Equal(number < 0 ? -2 * (Int128)number - 1 : 2 * (Int128)number, (ulong)VarInt.Folded(number));
        Assert.Equal(number, VarInt.Unfolded(VarInt.Folded(number)));
    }

    [Theory]
    [InlineData(2, "0102 0404 0111 0004 FFFFFFFFFFFFFFFF")]
    [InlineData(-3, "0102 0504 0111 0004 FFFFFFFFFFFFFFFF")]
    public void A_row_has_its_terms_and_then_their_places(int first, string bytes) => Assert.Equal(
        bytes.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(RunRow.Encode(Run, [new(first, [0, 5]), new(first + 1, [.. Enumerable.Range(0, 64)])])));

    /// <summary>Eight places of a run of 64 entries take eight bytes either way; from nine on they are bits.</summary>
    [Theory]
    [InlineData(8, "01010410 0000000000000000")]
    [InlineData(9, "01010411 FF01000000000000")]
    public void Places_are_written_as_bits_where_that_is_shorter(int count, string bytes) =>
        Assert.Equal(bytes.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(RunRow.Encode(Run, [new(2, [.. Enumerable.Range(0, count)])])));

    [Theory]
    [InlineData("")]
    [InlineData("02010402 00")]
    [InlineData("0103 0402 00")]
    [InlineData("0101 0404 00")]
    [InlineData("0101 0402 40")]
    [InlineData("0101 0413 FFFFFFFFFFFFFFFFFF")]
    [InlineData("0102 0402 0002 0000")]
    [InlineData("0101 0402 0000")]
    [InlineData("0101 0480808080101000")]
    public void Bytes_that_are_no_row_are_refused(string bytes)
    {
        var row = Convert.FromHexString(bytes.Replace(" ", "", StringComparison.Ordinal));
        Assert.False(RunRow.TryAddAll(row, Run, 0, 0, []));
        Assert.False(RunRow.TryFind(row, Run, 0, [2, 1_000_000], new EntrySet(Run.Length)));
    }

    [Fact]
    public void A_row_of_no_terms_is_one()
    {
        var row = RunRow.Encode(Run, []);
        Assert.Equal("0100", Convert.ToHexString(row));
        Assert.True(RunRow.TryAddAll(row, Run, 0, 0, []));
        Assert.True(RunRow.TryFind(row, Run, 0, [2], new EntrySet(Run.Length)));
    }

    [Fact]
    public void Bits_outside_of_a_run_are_refused()
    {
        Assert.True(new EntrySet(64).AddBits(new byte[8]));
        Assert.False(new EntrySet(64).AddBits(new byte[9]));
        Assert.True(new EntrySet(12).AddBits(new byte[2]));
        Assert.False(new EntrySet(12).AddBits(new byte[3]));
        var set = new EntrySet(128);
        Assert.True(set.AddBits([1, 0, 0, 0, 0, 0, 0, 0x80, 2]));
        Assert.Equal([65, 63, 0], set.Backwards());
    }

    [Fact]
    public void Terms_of_contents_categories_and_texts_are_never_the_same()
    {
        Assert.Equal(-14, LogTerm.OfContent(7));
        Assert.Equal(-3, LogTerm.OfCategory(ChangeLogCategory.Permission));
        Assert.Equal(-19, LogTerm.OfCategory(ChangeLogCategory.Billing));
        var terms = new TermSet([5, -3, 17]);
        Assert.Equal((3, true, false), (terms.Count, terms.Contains(-3), terms.Contains(4)));
        Assert.Equal([-3L, 5, 17], terms.At(0)[0]);
        Assert.Equal([(1, "17"), (5, "5"), (13, "-3")], terms.At(1).OrderBy(group => group.Key).Select(group => (group.Key, string.Join(' ', group.Value))));
        Assert.Same(terms.At(1), terms.At(1));
        Assert.NotNull(terms.At(LogRun.HighestLevel));
    }

    [Fact]
    public void Memory_of_the_index_is_bounded_and_taken_by_one_at_a_time()
    {
        var (acme, zeta) = (OrganizationId.Parse("acme"), OrganizationId.Parse("zeta"));
        var memory = new IndexMemory(4);
        var log = Sized(acme, 1);
        memory.Keep(log);
        memory.Keep(Sized(zeta, 1));
        Assert.Same(log, memory.Take(acme));
        Assert.NotSame(log, memory.Take(acme));

        // Taken out it counts no more: the other two of two fit beside each other.
        var other = memory.Take(zeta);
        memory.Keep(log);
        memory.Keep(other);
        Assert.Same(log, memory.Take(acme));
        Assert.Same(other, memory.Take(zeta));

        // One more than there is room for, and all is forgotten but that one.
        memory.Keep(log);
        var larger = Sized(zeta, 2);
        memory.Keep(larger);
        Assert.NotSame(log, memory.Take(acme));
        Assert.Same(larger, memory.Take(zeta));
        memory.Keep(Sized(zeta, 4));
        Assert.Equal(1, memory.Take(zeta).Size);
        var full = Sized(zeta, 3);
        memory.Keep(full);
        Assert.Same(full, memory.Take(zeta));
    }

    private static IndexedLog Sized(OrganizationId organization, int contents)
    {
        var log = new IndexedLog(organization);
        for (var i = 1; i <= contents; i++) log.NumberOf(EntryRows.With(organization, i, $"operation.{i}"));
        Assert.Equal(contents + 1, log.Size);
        return log;
    }
}
