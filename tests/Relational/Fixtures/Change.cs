using NodaTime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.EntityFrameworkCore.Tests.Fixtures;

/// <summary>Puts changes together.</summary>
internal static class Change
{
    /// <summary>The change with this number; the first one inserts the head.</summary>
    public static ChangeSet Number(long number, params IEnumerable<Write> writes) => Number(Database.Acme, number, writes);

    public static ChangeSet Number(OrganizationId organization, long number, params IEnumerable<Write> writes)
    {
        var head = OrganizationHead.Shape.ToCells(BareHead.At(organization, number) with { Time = Instant.FromUnixTimeTicks(number) });
        var line = Write.Insert(LogLine.Shape, LogLine.Shape.ToCells(new LogLine { Organization = organization, Sequence = number, Text = $"change {number}" }));
        return ChangeSet.Create(
            organization,
            number == 1 ? Write.Insert(OrganizationHead.Shape, head) : Write.Replace(OrganizationHead.Shape, head, new StoreVersion(number - 1)),
            [.. writes, line]);
    }

    public static Thing Thing(long number, string? name = null) => new()
    {
        Organization = Database.Acme,
        Number = number,
        Name = name ?? $"thing {number}",
        Since = Instant.FromUnixTimeTicks(number * 10),
        Color = Color.Green,
    };

    public static Write Insert(Thing thing) => Write.Insert(Fixtures.Thing.Shape, Fixtures.Thing.Shape.ToCells(thing));

    public static Write Replace(Thing thing, long version) => Write.Replace(Fixtures.Thing.Shape, Fixtures.Thing.Shape.ToCells(thing), new StoreVersion(version));

    public static Write Remove(long number, long version) => Write.Remove(Fixtures.Thing.Shape, [Cell.Of(number)], new StoreVersion(version));

    public static Write Require(long number, long? version) =>
        Write.Require(Fixtures.Thing.Shape, [Cell.Of(number)], version is { } value ? new StoreVersion(value) : null);

    public static Write Parts(long thing, params IEnumerable<string> parts) => Write.ReplaceAll(
        ThingPart.Shape,
        [Cell.Of(thing)],
        [.. parts.Select(part => ThingPart.Shape.ToCells(new ThingPart { Organization = Database.Acme, Thing = thing, Part = part }))]);
}
