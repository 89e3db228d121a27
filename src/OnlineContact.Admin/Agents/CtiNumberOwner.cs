using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Agents;

/// <summary>
/// Who has a CTI ID or a CTI NO: one row for each, whose key is the number, so that no two agents can have it. A row never changes: another
/// owner is another row, and two agents can exchange their numbers in one change.
/// </summary>
internal sealed record CtiNumberOwner
{
    /// <summary>A letter for which of both it is, and the number as it is compared.</summary>
    public required string Number { get; init; }

    public required OrganizationId Organization { get; init; }

    public required MemberAccount Account { get; init; }

    public static RecordShape<CtiNumberOwner> Shape => Columns.Shape;

    public static RecordKeys<CtiNumberOwner, string> ByNumber { get; } = Shape.Keys(Columns.Number);

    public static string Of(CtiId id) => $"i{id.Key}";

    public static string Of(CtiNo no) => $"n{no.Key}";

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<CtiNumberOwner> Builder = RecordShape.For<CtiNumberOwner>("cti_number_owner", x => x.Organization);

        public static readonly Column<CtiNumberOwner, string> Number = Builder.Text("number", CtiId.MaxLength + 1, x => x.Number);
        public static readonly Column<CtiNumberOwner, MemberAccount> Account = Builder.TextOf("account", MemberAccount.MaxLength, x => x.Account, x => x.Value, MemberAccount.FromStored);
        public static readonly RecordShape<CtiNumberOwner> Shape = Builder.Build(
            r => new CtiNumberOwner { Organization = r.Organization, Number = r.Get(Number), Account = r.Get(Account) },
            ShapeTraits.Versioned,
            key: Number);
    }
}

/// <summary>Counts the changes of CTI numbers in an organization, so that who watches its agents learns when there are others.</summary>
internal sealed record CtiRoster
{
    public required OrganizationId Organization { get; init; }

    public required long Revision { get; init; }

    public static RecordShape<CtiRoster> Shape => Columns.Shape;

    public static void Changed(Runtime.Change change, Slot<CtiRoster> roster)
    {
        if (roster.Found) change.Writes.Replace(roster, roster.Value with { Revision = roster.Value.Revision + 1 });
        else change.Writes.Insert(new CtiRoster { Organization = change.Organization, Revision = 1 }, Shape);
    }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<CtiRoster> Builder = RecordShape.For<CtiRoster>("cti_roster", x => x.Organization);

        public static readonly Column<CtiRoster, long> Revision = Builder.Number("revision", x => x.Revision);
        public static readonly RecordShape<CtiRoster> Shape = Builder.Build(
            r => new CtiRoster { Organization = r.Organization, Revision = r.Get(Revision) },
            ShapeTraits.Versioned);
    }
}
