using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>Reads things back.</summary>
internal static class Reading
{
    public static async Task<(Thing Value, long Version)?> ThingAsync(this IAdminStore store, long number)
    {
        var rows = (await store.GetAsync(Database.Acme, [new RecordRead(Thing.Shape, [Thing.Columns.Number], [[Cell.Of(number)]])], default))[0];
        return rows.Count == 0 ? null : (Thing.Shape.FromCells(Database.Acme, rows[0].Cells), rows[0].Version.Value);
    }

    public static async Task<Thing[]> ThingsAsync(this IAdminStore store, RangeQuery<Thing> query) =>
        [.. (await store.RangeAsync(Database.Acme, query.Read, default)).Rows.Select(row => Thing.Shape.FromCells(Database.Acme, row.Cells))];

    public static async Task<string[]> PartsAsync(this IAdminStore store, long thing)
    {
        var rows = (await store.GetAsync(Database.Acme, [new RecordRead(ThingPart.Shape, [ThingPart.Columns.Thing], [[Cell.Of(thing)]])], default))[0];
        return [.. rows.Select(row => ThingPart.Shape.FromCells(Database.Acme, row.Cells).Part)];
    }
}
