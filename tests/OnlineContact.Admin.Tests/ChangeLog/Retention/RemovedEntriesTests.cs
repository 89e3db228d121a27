using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.ChangeLog.Retention.Rules;
using OnlineContact.Admin.Tests.ChangeLog.Entries;

namespace OnlineContact.Admin.Tests.ChangeLog.Retention;

/// <summary>What the entry of a retention says, and which entries say it.</summary>
public class RemovedEntriesTests
{
    private static readonly RemovedEntries Said = new(300, Instant.FromUtc(2021, 1, 2, 3, 4), Digest.Of("hash"u8), Digest.Of("root"u8));

    private static readonly LogRow Row = EntryRows.With(OrganizationId.Parse("acme"), 9, AdminOperations.RetainChangeLog.Code) with
    {
        Kind = ChangeLogKind.Retained,
        ByOperator = true,
        Arguments = Said.ToArguments(120),
    };

    [Fact]
    public void What_is_said_comes_back()
    {
        Assert.Equal($"entries=120\nremoved=300\nuntil=2021-01-02T03:04:00Z\nhash={Said.Hash}\nroot={Said.Root}", Row.Arguments);
        Assert.Equal(Said, RemovedEntries.In(Row));
    }

    [Fact]
    public void An_entry_of_another_kind_operation_or_actor_says_nothing_of_it()
    {
        Assert.Null(RemovedEntries.In(Row with { Operation = "service.added" }));
        Assert.Null(RemovedEntries.In(Row with { Kind = ChangeLogKind.Changed }));
        Assert.Null(RemovedEntries.In(Row with { ByOperator = false }));
    }

    [Theory]
    [InlineData("entries=120", "entry=120")]
    [InlineData("removed=300", "removed=-300")]
    [InlineData("removed=300", "remove=300")]
    [InlineData("removed=300", "removed=99999999999999999999")]
    [InlineData("until=2021-01-02T03:04:00Z", "until=yesterday")]
    [InlineData("until=2021-01-02T03:04:00Z", "when=2021-01-02T03:04:00Z")]
    [InlineData("hash=", "hash=0")]
    [InlineData("hash=", "hush=")]
    [InlineData("root=", "root=0")]
    [InlineData("root=", "boot=")]
    [InlineData("entries=120\n", "")]
    [InlineData("entries=120\n", "entries=120\nmore=1\n")]
    public void Arguments_that_are_otherwise_say_nothing(string part, string other) =>
        Assert.Null(RemovedEntries.In(Row with { Arguments = Row.Arguments.Replace(part, other, StringComparison.Ordinal) }));

    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(366, 0, "")]
    [InlineData(366, 1, "OCA7041")]
    [InlineData(-1, 0, "")]
    public void A_year_may_pass_without_an_entry_and_no_more(int days, int ticks, string code)
    {
        var settled = Instant.FromUtc(2026, 1, 1, 0, 0);
        var error = TimeHasPassedStepByStep.Check(settled, settled + Duration.FromDays(days) + Duration.FromTicks(ticks));
        Assert.Equal(code, error?.Code ?? "");
        if (error is not null) Assert.Equal(["366 d", "366 d"], error.Arguments.Select(argument => argument.Value));
    }

    [Fact]
    public void Before_there_were_calendars_nothing_is_old()
    {
        var first = Instant.FromUtc(-9000, 1, 1, 0, 0);
        Assert.Equal(Instant.MinValue, LogAge.Limit(first - Duration.FromTicks(1), 3));
        Assert.Equal(Instant.FromUtc(-9003, 1, 1, 0, 0), LogAge.Limit(first, 3));
    }
}
