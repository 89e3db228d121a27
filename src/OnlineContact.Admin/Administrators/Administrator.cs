using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Administrators;

/// <summary>An organization administrator (조직관리자).</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record Administrator
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Her account in the IAM directory.</summary>
    public required string Account { get; init; }

    /// <summary>Her name when she was added.</summary>
    public required string Name { get; init; }

    /// <summary>Whether she is the first one, named when the organization was provisioned.</summary>
    public required bool IsOwner { get; init; }

    /// <summary>Whether she can act: only an active one has the right and counts as the last one.</summary>
    public required MemberState State { get; init; }

    /// <summary>When she was added.</summary>
    public required Instant AddedAt { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<Administrator> Shape => Columns.Shape;

    internal static RecordKeys<Administrator, string> ByAccount { get; } = Shape.Keys(Columns.Account);

    /// <summary>Only that there is one, without personal data.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => $"administrator of {Organization}, {State}";

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<Administrator> Builder = RecordShape.For<Administrator>("administrator", x => x.Organization);

        public static readonly Column<Administrator, string> Account = Builder.Text("account", AdminActor.MaxAccountLength, x => x.Account);
        public static readonly Column<Administrator, string> Name = Builder.Text("name", AdminActor.MaxNameLength, x => x.Name);
        public static readonly Column<Administrator, bool> IsOwner = Builder.Flag("is_owner", x => x.IsOwner);
        public static readonly Column<Administrator, MemberState> State = Builder.NumberOf("state", x => x.State, x => (long)x, x => (MemberState)x);
        public static readonly Column<Administrator, Instant> AddedAt = Builder.Instant("added_at", x => x.AddedAt);
        public static readonly RecordShape<Administrator> Shape = Builder.Build(
            r => new Administrator
            {
                Organization = r.Organization,
                Account = r.Get(Account),
                Name = r.Get(Name),
                IsOwner = r.Get(IsOwner),
                State = r.Get(State),
                AddedAt = r.Get(AddedAt),
            },
            key: Account);
    }
}
