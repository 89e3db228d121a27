using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog;

public class ChainTests
{
    private static readonly LogRow Fixed = new()
    {
        Organization = OrganizationId.Parse("acme"),
        Sequence = 42,
        Time = Instant.FromUtc(2020, 12, 24, 18, 30, 15),
        Kind = ChangeLogKind.Changed,
        Category = ChangeLogCategory.Contract,
        Operation = "contract.changed",
        Arguments = "number=7",
        ByOperator = false,
        TargetKind = ChangeLogTargetKind.Service,
        Service = 7,
        ActorId = 1,
        ActorName = 2,
        IpAddress = 3,
        TargetId = 4,
        TargetName = 5,
        ServiceId = 6,
        ServiceName = 7,
        Before = 0,
        After = 8,
        Hash = default,
    };

    /// <summary>Stored chains depend on this: a change of the encoding needs a new version, never another digest here.</summary>
    [Fact]
    public void The_hash_of_a_fixed_entry_never_changes()
    {
        Assert.Equal("cce6e9893dd72f30727cb8ee33543cd7fdafac578ef7f89c20ff7751ac1727f2", LogChain.Genesis(Fixed.Organization).ToString());
        Assert.Equal("2976dcaba5b108f804e9e4968e79320d79c555cc8b04e44556dc1e5b29ab5d06", HashOf(Fixed).ToString());
    }

    /// <summary>The same digest from the description of the encoding alone, written without the library's encoder.</summary>
    [Fact]
    public void The_hash_of_a_fixed_entry_is_that_of_its_described_encoding()
    {
        using var bytes = new MemoryStream();
        void Number(long value)
        {
            for (var shift = 56; shift >= 0; shift -= 8) bytes.WriteByte((byte)(value >> shift));
        }

        void Text(string value)
        {
            var utf8 = System.Text.Encoding.UTF8.GetBytes(value);
            for (var shift = 24; shift >= 0; shift -= 8) bytes.WriteByte((byte)(utf8.Length >> shift));
            bytes.Write(utf8);
        }

        bytes.WriteByte(1);
        bytes.Write(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("OnlineContact.Admin change log 1 acme")));
        Text("acme");
        Number(42);
        Number(16088346150000000);
        bytes.WriteByte(1);
        bytes.WriteByte(3);
        Text("contract.changed");
        Text("number=7");
        bytes.WriteByte(0);
        bytes.WriteByte(3);
        Number(7);
        foreach (var text in new[] { 1, 2, 3, 4, 5, 6, 7, 0, 8 })
        {
            bytes.WriteByte(text == 0 ? (byte)0 : (byte)1);
            if (text != 0) bytes.Write(CommitmentOf(text).Bytes);
        }

        Assert.Equal(Digest.Of(bytes.ToArray()), HashOf(Fixed));
    }

    [Fact]
    public void Every_field_of_an_entry_is_in_its_hash()
    {
        LogRow[] others =
        [
            Fixed with { Organization = OrganizationId.Parse("acmf") },
            Fixed with { Sequence = 43 },
            Fixed with { Time = Fixed.Time + Duration.FromTicks(1) },
            Fixed with { Kind = ChangeLogKind.Refused },
            Fixed with { Category = ChangeLogCategory.Service },
            Fixed with { Operation = "contract.change" },
            Fixed with { Operation = "contract.changedn", Arguments = "umber=7" },
            Fixed with { Arguments = "number=8" },
            Fixed with { ByOperator = true },
            Fixed with { TargetKind = ChangeLogTargetKind.Person },
            Fixed with { Service = 8 },
            Fixed with { ActorId = 9 },
            Fixed with { ActorName = 9 },
            Fixed with { IpAddress = 9 },
            Fixed with { TargetId = 9 },
            Fixed with { TargetName = 9 },
            Fixed with { ServiceId = 9 },
            Fixed with { ServiceName = 9 },
            Fixed with { Before = 9 },
            Fixed with { After = 9 },
            Fixed with { Before = 8, After = 0 },
        ];
        Assert.Equal(others.Length + 1, others.Append(Fixed).Select(HashOf).Distinct().Count());
        Assert.NotEqual(HashOf(Fixed), LogChain.Hash(default, Fixed, CommitmentOf));
    }

    [Fact]
    public async Task An_untouched_log_is_whole()
    {
        var (shop, acme) = await TamperedAsync(null);
        await using (shop) Assert.True((await shop.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
    }

    [Theory]
    [InlineData("time", 4, ChangeLogFault.EntryAltered)]
    [InlineData("kind", 4, ChangeLogFault.EntryAltered)]
    [InlineData("category", 4, ChangeLogFault.EntryAltered)]
    [InlineData("operation", 4, ChangeLogFault.EntryAltered)]
    [InlineData("arguments", 4, ChangeLogFault.EntryAltered)]
    [InlineData("by_operator", 4, ChangeLogFault.EntryAltered)]
    [InlineData("target_kind", 4, ChangeLogFault.EntryAltered)]
    [InlineData("service", 4, ChangeLogFault.EntryAltered)]
    [InlineData("hash", 4, ChangeLogFault.EntryAltered)]
    [InlineData("actor_id", 4, ChangeLogFault.TextMissing)]
    [InlineData("after", 4, ChangeLogFault.TextMissing)]
    public async Task A_changed_field_of_an_entry_is_found(string column, long at, ChangeLogFault fault) =>
        await FindsAsync(fault, at, rows => Edit(rows, at, LogRow.Shape.Columns.Single(each => each.Name == column)));

    [Fact]
    public async Task A_text_place_that_was_emptied_is_found() =>
        await FindsAsync(ChangeLogFault.EntryAltered, 4, rows =>
        {
            var cells = rows[3].Cells.ToArray();
            cells[LogRow.Columns.After.Ordinal] = Cell.Of(0);
            rows[3] = rows[3] with { Cells = cells };
        });

    [Fact]
    public async Task A_swapped_pair_of_entries_is_found() =>
        await FindsAsync(ChangeLogFault.EntryAltered, 3, rows =>
        {
            var (one, other) = (rows[2].Cells.ToArray(), rows[3].Cells.ToArray());
            (one[LogRow.Columns.Sequence.Ordinal], other[LogRow.Columns.Sequence.Ordinal]) = (other[LogRow.Columns.Sequence.Ordinal], one[LogRow.Columns.Sequence.Ordinal]);
            (rows[2], rows[3]) = (rows[3] with { Cells = other }, rows[2] with { Cells = one });
        });

    [Fact]
    public async Task A_removed_entry_is_found() => await FindsAsync(ChangeLogFault.EntryMissing, 4, rows => rows.RemoveAt(3));

    [Fact]
    public async Task A_removed_last_entry_is_found() => await FindsAsync(ChangeLogFault.EntryMissing, 7, rows => rows.RemoveAt(rows.Count - 1));

    [Fact]
    public async Task A_removed_entry_whose_successors_moved_up_is_found() =>
        await FindsAsync(ChangeLogFault.EntryAltered, 4, rows =>
        {
            rows.RemoveAt(3);
            Renumber(rows);
        });

    [Fact]
    public async Task An_inserted_entry_is_found() =>
        await FindsAsync(ChangeLogFault.EntryAltered, 4, rows =>
        {
            rows.Insert(3, rows[2]);
            Renumber(rows);
        });

    [Fact]
    public async Task An_entry_behind_the_last_one_is_found() =>
        await FindsAsync(ChangeLogFault.HeadAltered, 8, rows =>
        {
            rows.Add(rows[^1]);
            Renumber(rows);
        });

    [Fact]
    public async Task An_altered_text_is_found()
    {
        var (host, acme) = await TamperedAsync((shape, rows) =>
        {
            if (shape != LogText.Shape) return;
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Cells[LogText.Columns.Text.Ordinal].AsText() == "Alpha") rows[i] = With(rows[i], LogText.Columns.Text, Cell.Of("Aloha"));
            }
        });
        await using (host) Assert.Equal(ChangeLogFault.TextAltered, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Fault);
    }

    [Fact]
    public async Task A_text_that_was_blanked_as_if_it_had_been_erased_is_found()
    {
        var (host, acme) = await TamperedAsync((shape, rows) =>
        {
            if (shape != LogText.Shape) return;
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Cells[LogText.Columns.Text.Ordinal].AsText() == "Alpha") rows[i] = With(rows[i], LogText.Columns.ErasedAt, Cell.Of(Instant.FromUnixTimeTicks(1)));
            }
        });
        await using (host) Assert.Equal(ChangeLogFault.ErasureNotLogged, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Fault);
    }

    [Fact]
    public async Task A_text_moved_to_another_place_is_found()
    {
        var (host, acme) = await TamperedAsync((shape, rows) =>
        {
            if (shape != LogText.Shape) return;
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i].Cells[LogText.Columns.Text.Ordinal].AsText() == "Owner") rows[i] = With(rows[i], LogText.Columns.Field, Cell.Of((long)LogField.After));
            }
        });
        await using (host) Assert.Equal(ChangeLogFault.TextAltered, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Fault);
    }

    [Fact]
    public async Task A_missing_text_is_found()
    {
        var (host, acme) = await TamperedAsync((shape, rows) =>
        {
            if (shape == LogText.Shape) rows.RemoveAll(row => row.Cells[LogText.Columns.Text.Ordinal].AsText() == "Alpha");
        });
        await using (host) Assert.Equal(ChangeLogFault.TextMissing, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Fault);
    }

    [Fact]
    public async Task A_head_that_was_rolled_back_is_found()
    {
        var entries = new List<StoredRow>();
        var (host, acme) = await TamperedAsync((shape, rows) =>
        {
            if (shape == LogRow.Shape) entries = rows;
            if (shape != OrganizationHead.Shape || rows.Count == 0 || entries.Count < 7) return;
            rows[0] = With(With(rows[0], OrganizationHead.Columns.Sequence, Cell.Of(6)), OrganizationHead.Columns.Hash, entries[5].Cells[LogRow.Columns.Hash.Ordinal]);
        });
        await using (host)
        {
            // Once, so that the entries are known.
            await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id);
            var found = (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value;
            Assert.Equal((ChangeLogFault.HeadAltered, 7), (found.Fault, found.FaultAt));
        }
    }

    [Fact]
    public async Task A_head_with_another_hash_is_found()
    {
        var (host, acme) = await TamperedAsync((shape, rows) =>
        {
            if (shape == OrganizationHead.Shape && rows.Count > 0) rows[0] = With(rows[0], OrganizationHead.Columns.Hash, Cell.Of(new byte[32]));
        });
        await using (host) Assert.Equal(ChangeLogFault.HeadAltered, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Fault);
    }

    [Fact]
    public async Task A_change_during_a_check_is_no_fault()
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        await host.ServiceAsync(acme);
        var between = new Between(store, async () => await host.ContractedServices.SuspendAsync(acme.Owner, acme.Id, 1, StoreVersion.Any));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => between), host.Clock);
        Assert.True((await other.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.IsWhole);
        Assert.Equal(6, (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value.Entries);
    }

    private static Digest CommitmentOf(long text) => Digest.Of([(byte)text, 7]);

    private static Digest HashOf(LogRow row) => LogChain.Hash(LogChain.Genesis(OrganizationId.Parse("acme")), row, CommitmentOf);

    private static StoredRow With(StoredRow row, Column column, Cell value)
    {
        var cells = row.Cells.ToArray();
        cells[column.Ordinal] = value;
        return row with { Cells = cells };
    }

    private static void Edit(List<StoredRow> rows, long sequence, Column column)
    {
        var at = rows.FindIndex(row => row.Cells[LogRow.Columns.Sequence.Ordinal].AsNumber() == sequence);
        var old = rows[at].Cells[column.Ordinal];
        var value = column.Type switch
        {
            ColumnType.Text => Cell.Of(old.AsText() + "1"),
            ColumnType.Bytes => Cell.Of(new byte[32]),
            ColumnType.Flag => Cell.Of(!old.AsFlag()),
            _ => Cell.Of(column.Name is "kind" or "category" or "target_kind" ? old.AsNumber() % 3 + 1 : old.AsNumber() + 1_000),
        };
        rows[at] = With(rows[at], column, value);
    }

    private static void Renumber(List<StoredRow> rows)
    {
        for (var i = 0; i < rows.Count; i++) rows[i] = With(rows[i], LogRow.Columns.Sequence, Cell.Of(i + 1));
    }

    private static async Task FindsAsync(ChangeLogFault fault, long at, Action<List<StoredRow>> tamper)
    {
        var (host, acme) = await TamperedAsync((shape, rows) =>
        {
            if (shape == LogRow.Shape) tamper(rows);
        });
        await using (host)
        {
            var found = (await host.ChangeLog.VerifyAsync(acme.Owner, acme.Id)).Value;
            Assert.Equal((fault, at, at - 1), (found.Fault, found.FaultAt, found.Entries));
        }
    }

    /// <summary>A log of seven entries; reads of it go through somebody who has changed the tables by hand.</summary>
    private static async Task<(AdminTestHost Host, TestOrganization Acme)> TamperedAsync(Action<RecordShape, List<StoredRow>>? tamper)
    {
        var store = new InMemoryAdminStore(AdminShapes.All);
        var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        host.Clock.Advance(Duration.FromHours(1));
        Assert.True((await host.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(9))).Succeeded);
        Assert.True((await host.ContractedServices.SuspendAsync(acme.Owner, acme.Id, number, StoreVersion.Any)).Succeeded);
        if (tamper is null) return (host, acme);
        await host.DisposeAsync();
        return (await AdminTestHost.StartAsync(admin => admin.UseStore(_ => new Tampered(store, tamper)), host.Clock), acme);
    }

    private sealed class Tampered(IAdminStore inner, Action<RecordShape, List<StoredRow>> tamper) : StoreDecorator(inner)
    {
        public override async Task<IReadOnlyList<IReadOnlyList<StoredRow>>> GetAsync(OrganizationId organization, IReadOnlyList<RecordRead> reads, CancellationToken cancellationToken)
        {
            var answers = new List<IReadOnlyList<StoredRow>>();
            foreach (var read in reads)
            {
                if (read.Shape != LogText.Shape && read.Shape != OrganizationHead.Shape)
                {
                    answers.AddRange(await Inner.GetAsync(organization, [read], cancellationToken));
                    continue;
                }

                var rows = await TableAsync(organization, read.Shape, cancellationToken);
                answers.Add([.. rows.Where(row => read.Keys.Any(key => read.Columns.Select((column, i) => row.Cells[column.Ordinal] == key[i]).All(same => same)))]);
            }

            return answers;
        }

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            if (read.Shape != LogRow.Shape) return await Inner.RangeAsync(organization, read, cancellationToken);
            var rows = await TableAsync(organization, read.Shape, cancellationToken);
            var first = read.Index.Columns[0].Ordinal;
            return new RangeRows(
                [.. rows
                    .Where(row => read.From is not { } from || row.Cells[first].CompareTo(from) >= 0)
                    .Where(row => read.To is not { } to || row.Cells[first].CompareTo(to) < 0)
                    .Take(read.Limit)],
                null);
        }

        private async Task<List<StoredRow>> TableAsync(OrganizationId organization, RecordShape shape, CancellationToken cancellationToken)
        {
            var rows = (await Inner.GetAsync(organization, [new RecordRead(shape, [], [[]])], cancellationToken))[0].ToList();
            tamper(shape, rows);
            return rows;
        }
    }

    /// <summary>Makes a change after the first page of entries was read.</summary>
    private sealed class Between(IAdminStore inner, Func<Task> change) : StoreDecorator(inner)
    {
        private Func<Task>? _change = change;

        public override async Task<RangeRows> RangeAsync(OrganizationId organization, RangeRead read, CancellationToken cancellationToken)
        {
            var page = await Inner.RangeAsync(organization, read, cancellationToken);
            if (read.Shape == LogRow.Shape && Interlocked.Exchange(ref _change, null) is { } once) await once();
            return page;
        }
    }
}
