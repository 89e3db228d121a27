using NodaTime;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Administrators;

/// <summary>
/// All administrators of an organization as one: "at least one active one remains" is a law over all of them, so they
/// share one version, and whoever uses a right requires that version.
/// </summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record OrganizationAdministrators
{
    /// <summary>The most administrators of an organization.</summary>
    public const int MaxMembers = 1_000;

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>When somebody was last added or removed.</summary>
    public required Instant ChangedAt { get; init; }

    /// <summary>The administrators, ordered by account.</summary>
    public required IReadOnlyList<Administrator> Members { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<OrganizationAdministrators> Shape => Columns.Shape;

    /// <summary>The administrator of an account; null when there is none.</summary>
    internal Administrator? Find(string account) => Members.FirstOrDefault(member => member.Account == account);

    /// <summary>The administrators, one of them standing otherwise.</summary>
    internal IReadOnlyList<Administrator> With(string account, MemberState state) =>
        [.. Members.Select(member => member.Account == account ? member with { State = state } : member)];

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<OrganizationAdministrators> Builder =
            RecordShape.For<OrganizationAdministrators>("organization_administrators", x => x.Organization);

        public static readonly Column<OrganizationAdministrators, Instant> ChangedAt = Builder.Instant("changed_at", x => x.ChangedAt);
        public static readonly ChildRows<OrganizationAdministrators, Administrator> Members = Builder.Collection(Administrator.Shape, x => x.Members);
        public static readonly RecordShape<OrganizationAdministrators> Shape = Builder.Build(
            r => new OrganizationAdministrators
            {
                Organization = r.Organization,
                ChangedAt = r.Get(ChangedAt),
                Members = r.Many(Members),
            },
            ShapeTraits.Versioned);
    }
}
