using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.ChangeLog.Entries;
using OnlineContact.Admin.Tests.ChangeLog.Proofs;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.ChangeLog.Retention;

public class UnusedTextsTests
{
    private const int Window = 1 << 22;

    private static readonly OrganizationId Acme = AuditScene.Acme;
    private static readonly AuditScene Log = AuditScene.Make(5, seed: 1);

    [Fact]
    public async Task What_no_entry_uses_goes_which_the_log_says_and_a_second_run_has_nothing_to_do()
    {
        var cut = CutScene.Of(Log, 0, default);
        var store = new CountingStore(await cut.StoreAsync());
        await using var host = await HostAsync(store);
        var unused = Log.Texts.Keys.Except(Used(Log.Rows)).ToList();
        Assert.NotEmpty(unused);
        Assert.Equal(unused.Count, await RemoveAsync(host, cut.Boundary));

        var newest = (await store.RecordsAsync(Acme, LogRow.Shape)).OrderBy(row => row.Sequence).Last();
        Assert.Equal((6, ChangeLogKind.Retained, AdminOperations.RemoveUnusedTexts.Code, $"texts={unused.Count}"), (newest.Sequence, newest.Kind, newest.Operation, newest.Arguments));
        Assert.Equal(Used([.. Log.Rows, newest]), await LeftAsync(store));
        Assert.Equal(1, (await store.RecordsAsync(Acme, OrganizationHead.Shape)).Single().TextEpoch);
        Assert.True((await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, Acme)).Value.IsWhole);

        store.Gets = 0;
        Assert.Equal(0, await RemoveAsync(host, cut.Boundary));
        Assert.Equal(1, store.Gets);
        Assert.Equal(6, (await store.RecordsAsync(Acme, OrganizationHead.Shape)).Single().Sequence);
    }

    [Fact]
    public async Task The_last_text_is_looked_at_too()
    {
        var scene = new AuditScene { Rows = [.. Log.Rows.Select(row => WithoutTexts(row))], Texts = Log.Texts.Where(text => text.Key == 1).ToDictionary(), Head = Log.Head };
        await using var host = await HostAsync(await CutScene.Of(scene.Chained(1), 0, default).StoreAsync());
        Assert.Equal(1, await RemoveAsync(host, LogBoundary.Start(Acme)));
        Assert.DoesNotContain(1, await LeftAsync(host.Store));
    }

    [Fact]
    public async Task What_only_entries_use_that_are_gone_goes_whether_their_rows_are_there_still_or_not()
    {
        var boundary = CutScene.Of(Log, 3, default).Boundary;
        await using var host = await HostAsync(await CutScene.Of(Log, 0, default).StoreAsync());
        var used = Used(Log.Rows.Skip(3));
        Assert.Equal(Log.Texts.Count - used.Count, await RemoveAsync(host, boundary));
        Assert.Equal(used, (await LeftAsync(host.Store)).Where(id => id <= Log.Texts.Count));
    }

    [Fact]
    public async Task Many_go_in_several_changes()
    {
        var texts = new Dictionary<long, LogText>(Log.Texts);
        for (var id = texts.Count + 1; texts.Count < 450; id++) texts[id] = LogText.New(Acme, id, new TextKey(LogField.Before, "", $"{id}"));
        var cut = CutScene.Of(new AuditScene { Rows = Log.Rows, Texts = texts, Head = Log.Head }, 0, default);
        await using var host = await HostAsync(await cut.StoreAsync());
        var unused = texts.Keys.Except(Used(Log.Rows)).Count();
        Assert.Equal(unused, await RemoveAsync(host, cut.Boundary));
        var said = (await host.Store.RecordsAsync(Acme, LogRow.Shape)).Where(row => row.Sequence > 5).OrderBy(row => row.Sequence).Select(row => row.Arguments);
        var first = 200 - Used(Log.Rows).Count;
        Assert.Equal([$"texts={first}", "texts=200", $"texts={unused - first - 200}"], said);
        Assert.Equal(3, (await host.Store.RecordsAsync(Acme, OrganizationHead.Shape)).Single().TextEpoch);
    }

    [Fact]
    public async Task Texts_of_a_long_log_are_marked_window_by_window()
    {
        LogText[] texts = [.. new[] { 1L, Window - 1, Window, Window + 1, Window + 2 }.Select(id => LogText.New(Acme, id, new TextKey(LogField.Before, "", $"{id}")))];
        var rows = Log.Rows.Select(row => WithoutTexts(row)).ToList();
        (rows[1], rows[2]) = (rows[1] with { Before = Window - 1 }, rows[2] with { Before = Window + 1 });
        var cut = CutScene.Of(new AuditScene { Rows = rows, Texts = texts.ToDictionary(text => text.Id), Head = default }.Chained(1), 0, default);
        await using var host = await HostAsync(await cut.StoreAsync(lastText: Window + 2));
        Assert.Equal(3, await RemoveAsync(host, cut.Boundary));
        Assert.Equal([Window - 1, Window + 1], (await LeftAsync(host.Store)).Where(id => id <= Window + 2));
    }

    [Fact]
    public async Task What_an_entry_uses_that_comes_meanwhile_stays()
    {
        // A name that no entry has, until somebody of that name does something.
        var scene = Log.With(rows =>
        {
            for (var i = 0; i < rows.Count; i++) rows[i] = rows[i] with { ActorName = 0 };
        }).Chained(1);
        var name = scene.Texts.Values.First(text => text.Field == LogField.ActorName);
        var cut = CutScene.Of(scene, 0, default);
        var store = new InterruptedStore(await cut.StoreAsync());
        await using var host = await HostAsync(store);
        store.BeforeCommit = () => new LogAuthor(store, Acme).WriteAsync(default, AdminActor.Operator(name.Text), [new LogDraft
        {
            Operation = AdminOperations.ConfirmClock,
            Category = ChangeLogCategory.Organization,
            Target = new LogTarget(ChangeLogTargetKind.Organization, "acme", ""),
        }]);
        Assert.Equal(scene.Texts.Keys.Except(Used(scene.Rows)).Count() - 1, await RemoveAsync(host, cut.Boundary));
        Assert.Contains(name.Id, await LeftAsync(store));
        Assert.True((await host.ChangeLog.VerifyAsync(AdminTestHost.Operator, Acme)).Value.IsWhole);
    }

    private static Task<AdminTestHost> HostAsync(IAdminStore store) => RetentionScene.HostAsync(store);

    private static Task<int> RemoveAsync(AdminTestHost host, LogBoundary boundary)
    {
        var call = new AdminCall { Name = "test", Operation = AdminOperations.RemoveUnusedTexts, Actor = AdminActor.Operator("test"), Organization = Acme };
        return new UnusedTexts(host.Services.GetRequiredService<AdminDoor>(), call).RemoveAsync(boundary, default);
    }

    private static List<long> Used(IEnumerable<LogRow> rows) => [.. rows.SelectMany(row => LogChain.Fields.Select(row.TextIn)).Where(id => id != 0).Distinct().Order()];

    private static LogRow WithoutTexts(LogRow row) =>
        EntryRows.WithoutTexts(row) with { Operation = "service.added", Arguments = "" };

    private static async Task<IReadOnlyList<long>> LeftAsync(IAdminStore store) => [.. (await store.RecordsAsync(Acme, LogText.Shape)).Select(text => text.Id).Order()];
}
