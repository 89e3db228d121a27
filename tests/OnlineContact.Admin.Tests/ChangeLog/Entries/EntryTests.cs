using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.FsCheck;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Entries;

/// <summary>How a draft becomes an entry with its texts.</summary>
public class EntryTests
{
    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly AdminActor Kim = AdminActor.Member(Acme, "kim", "Kim", "192.0.2.1");

    [Fact]
    public void A_difference_has_only_what_differs_and_only_where_there_is_something()
    {
        var difference = default(LogDifference);
        difference.Add("same", "x", "x");
        difference.Add("none", null, null);
        Assert.Equal((null, null), (difference.Before, difference.After));
        difference.Add("empty", "", null);
        Assert.Equal((null, null), (difference.Before, difference.After));
        difference.Add("first", null, "1");
        Assert.Equal((null, "first=1"), (difference.Before, difference.After));
        difference.Add("second", "a", "b");
        difference.Add("case", "A", "a");
        difference.Add("last", "z", "");
        Assert.Equal(("second=a\ncase=A\nlast=z", "first=1\nsecond=b\ncase=a"), (difference.Before, difference.After));
    }

    [Fact]
    public void Arguments_are_taken_apart_at_the_first_sign_of_each_line()
    {
        Assert.Equal([new("a", "1"), new("b", "x=y"), new("c", "")], LogDraft.ArgumentsOf("a=1\n\nb=x=y\n=nothing\nno sign\nc="));
        Assert.Empty(LogDraft.ArgumentsOf(""));
        Assert.Equal("day=2026-01-31", LogDraft.Argument("day", new LocalDate(2026, 1, 31)));
        Assert.Equal("price=1.5", LogDraft.Argument("price", 1.5m));
    }

    [Theory]
    [InlineData("there", false, "there")]
    [InlineData(null, false, "")]
    [InlineData(null, true, "(erased)")]
    public void A_text_shows_itself_or_that_it_is_erased(string? value, bool isErased, string shown) => Assert.Equal(shown, new LoggedText(value, isErased).ToString());

    [Fact]
    public async Task Each_field_of_a_draft_stands_in_its_place_of_the_entry_and_comes_back()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var person = new LogDraft
        {
            Operation = AdminOperations.GiveRole,
            Kind = ChangeLogKind.Refused,
            Category = ChangeLogCategory.Permission,
            Target = new LogTarget(ChangeLogTargetKind.Person, "lee", "Lee"),
            Service = new LogService(7, "alpha", "Alpha"),
            Arguments = "limit=3",
            Before = "role=a",
            After = "role=b",
        };
        var organization = new LogDraft { Operation = AdminOperations.ConfirmClock, Category = ChangeLogCategory.Organization, Target = new LogTarget(ChangeLogTargetKind.Organization, "acme", "") };
        var now = Instant.FromUtc(2026, 1, 2, 3, 4);
        var head = await WriteAsync(store, null, now, Kim, person);
        await WriteAsync(store, head, now + Duration.FromSeconds(1), AdminActor.Operator("robot"), organization);

        var (entries, _) = await new LogReader(store).PageAsync(Acme, LogRow.Columns.InOrder.Ascending().Take(10), default);
        var (first, second) = (entries[0], entries[1]);
        Assert.Equal(
            (Acme, 1L, now, ChangeLogKind.Refused, ChangeLogCategory.Permission, "agent.role-given", false, ChangeLogTargetKind.Person, (long?)7),
            (first.Organization, first.Sequence, first.Time, first.Kind, first.Category, first.Operation, first.ByOperator, first.TargetKind, first.Service));
        Assert.Equal<string?[]>(
            ["kim", "Kim", "192.0.2.1", "lee", "Lee", "alpha", "Alpha", "role=a", "role=b"],
            [first.ActorId.Value, first.ActorName.Value, first.IpAddress.Value, first.TargetId.Value, first.TargetName.Value, first.ServiceId.Value, first.ServiceName.Value, first.Before.Value, first.After.Value]);
        Assert.Equal([new("limit", "3")], first.Arguments);
        Assert.Equal(
            (2L, ChangeLogKind.Changed, ChangeLogCategory.Organization, "organization.clock-confirmed", true, ChangeLogTargetKind.Organization, (long?)null),
            (second.Sequence, second.Kind, second.Category, second.Operation, second.ByOperator, second.TargetKind, second.Service));
        Assert.Equal<string?[]>(
            [null, "robot", "acme", null, null, null, null, null],
            [second.ActorId.Value, second.ActorName.Value, second.TargetId.Value, second.TargetName.Value, second.ServiceId.Value, second.ServiceName.Value, second.Before.Value, second.After.Value]);
        Assert.Empty(second.Arguments);

        // Whose a text is decides what an erasure takes.
        var texts = (await store.GetAsync(Acme, [new RecordRead(LogText.Shape, [], [[]])], default))[0].Select(row => LogText.Shape.FromCells(Acme, row.Cells)).ToList();
        Assert.Equal(
            [
                (LogField.ActorId, "kim", "kim"), (LogField.ActorName, "kim", "Kim"), (LogField.IpAddress, "kim", "192.0.2.1"), (LogField.TargetId, "lee", "lee"), (LogField.TargetName, "lee", "Lee"),
                (LogField.ServiceId, "", "alpha"), (LogField.ServiceName, "", "Alpha"), (LogField.Before, "lee", "role=a"), (LogField.After, "lee", "role=b"),
            ],
            texts.Where(text => text.Person is "kim" or "lee" || text.Field is LogField.ServiceId or LogField.ServiceName).OrderBy(text => text.Field).Select(text => (text.Field, text.Person, text.Text)));
        Assert.Equal("", Assert.Single(texts, text => text.Text == "acme").Person);
    }

    [Theory]
    [InlineData(4_000, 'x', 4_000, false)]
    [InlineData(4_001, 'x', 4_000, true)]
    [InlineData(3_998, '\ud83d', 4_000, false)]
    [InlineData(3_999, '\ud83d', 4_000, true)]
    public async Task A_text_that_is_too_long_is_cut_but_never_through_a_pair(int length, char then, int kept, bool isCut)
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var text = then == 'x' ? new string('a', length) : new string('a', length) + "\U0001F600";
        var draft = new LogDraft { Operation = AdminOperations.ConfirmClock, Category = ChangeLogCategory.Organization, Target = new LogTarget(ChangeLogTargetKind.Organization, "acme", ""), Before = text };
        await WriteAsync(store, null, Instant.FromUtc(2026, 1, 1, 0, 0), Kim, draft);
        var (entries, _) = await new LogReader(store).PageAsync(Acme, LogRow.Columns.InOrder.Ascending().Take(1), default);
        var written = entries[0].Before.Value!;
        Assert.Equal((kept, isCut), (written.Length, written.EndsWith('…')));
        Assert.StartsWith(isCut ? written[..^1] : written, text, StringComparison.Ordinal);
        Assert.Equal(text.Length > LogText.MaxLength, isCut);
    }

    /// <summary>The bytes that are hashed, put together in the plainest way.</summary>
    [ValueProperty]
    public void A_text_is_committed_to_and_looked_up_by_what_is_described(HostileText person, HostileText sample, byte field)
    {
        var (whose, text, random) = (person.Text ?? "", sample.Text ?? "", RandomNumberGenerator.GetBytes(LogText.RandomLength));
        var place = (LogField)(field % 9 + 1);
        byte[] committed = [.. random, (byte)place, .. Encoding.UTF8.GetBytes(text)];
        Assert.Equal(Digest.Of(committed), LogText.Commit(random, place, text));
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, Encoding.UTF8.GetByteCount(whose));
        byte[] lookedUp = [(byte)place, .. length, .. Encoding.UTF8.GetBytes(whose), .. Encoding.UTF8.GetBytes(text)];
        Assert.Equal(Digest.Of(lookedUp), new TextKey(place, whose, text).Lookup());
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(255, 255)]
    [InlineData(256, -1)]
    [InlineData(-1, -1)]
    [InlineData(257, -1)]
    public void A_stored_number_that_is_no_byte_is_read_as_one_that_no_entry_has(long stored, int read)
    {
        var row = EntryRows.With(Acme, 1, "x");
        Assert.Equal(Enumerable.Range(1, 9).Select(id => (long)id), LogChain.Fields.Select(row.TextIn));
        Assert.Throws<ArgumentOutOfRangeException>("field", () => row.TextIn(0));
        var cells = LogRow.Shape.ToCells(row);
        cells[LogRow.Columns.Kind.Ordinal] = cells[LogRow.Columns.Category.Ordinal] = cells[LogRow.Columns.TargetKind.Ordinal] = Cell.Of(stored);
        var back = LogRow.Shape.FromCells(Acme, cells);
        Assert.Equal((read, read, read), ((int)back.Kind, (int)back.Category, (int)back.TargetKind));
    }

    private static async Task<OrganizationHead> WriteAsync(InMemoryAdminStore store, OrganizationHead? head, Instant now, AdminActor actor, LogDraft draft)
    {
        var before = head ?? BareHead.At(Acme, 0) with { Hash = Digest.Of([]) };
        var batch = await new LogWriter(store, new TextCache()).WriteAsync(before, now, actor, [draft], default);
        var after = before with { Sequence = before.Sequence + batch.Rows.Length, LastText = batch.LastText, Hash = batch.Rows[^1].Hash };
        var cells = OrganizationHead.Shape.ToCells(after);
        var changes = new Changes(Acme);
        foreach (var row in batch.Rows) changes.Insert(row, LogRow.Shape);
        foreach (var text in batch.NewTexts) changes.Insert(text, LogText.Shape);
        var change = ChangeSet.Create(
            Acme,
            head is null ? Write.Insert(OrganizationHead.Shape, cells) : Write.Replace(OrganizationHead.Shape, cells, StoreVersion.First),
            changes.Writes);
        Assert.Equal(CommitStatus.Committed, (await store.CommitAsync(change, default)).Status);
        return after;
    }
}
