using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>
/// Which service an agent named when she signed in: her states, and her calls unless they carry another, belong to it. Written before the
/// telephony system is told, so that an event that arrives finds it; the latest one of an agent is the one that counts.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record CtiSignIn
{
    private static readonly Instant Latest = Instant.FromUtc(9000, 1, 1, 0, 0);

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Her agent ID.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>When she named it.</summary>
    public required Instant At { get; init; }

    /// <summary>The number of the service; 0 where a first sign-in was refused, so that she has named none.</summary>
    public required long Service { get; init; }

    /// <summary>Her CTI ID then.</summary>
    public required CtiId CtiId { get; init; }

    /// <summary>Her CTI NO then.</summary>
    public required CtiNo CtiNo { get; init; }

    /// <summary>The shape.</summary>
    public static RecordShape<CtiSignIn> Shape => Columns.Shape;

    /// <summary>Which service.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"sign-in to service {Service} of {Organization}";

    /// <summary>The latest one of an agent; null when she has named no service lately.</summary>
    internal static async Task<CtiSignIn?> LatestAsync(IAdminStore store, OrganizationId organization, MemberAccount account, CancellationToken cancellationToken)
    {
        var place = new[] { Cell.Of(account.Value), Cell.Of(Latest) };
        var (found, _, _) = await store.PageAsync(organization, Columns.InOrder.Descending().After(place).Take(1), cancellationToken).ConfigureAwait(false);
        return found.Length == 1 && found[0].Value.Account == account ? found[0].Value : null;
    }

    /// <summary>Writes it, an instant later where one stands at its instant already.</summary>
    internal static async Task AppendAsync(IAdminStore store, CtiSignIn signIn, CancellationToken cancellationToken)
    {
        while (await store.AppendOnceAsync(signIn.Organization, Shape, Shape.ToCells(signIn), cancellationToken).ConfigureAwait(false) == AppendResult.Different)
            signIn = signIn with { At = signIn.At + Duration.FromTicks(1) };
    }

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<CtiSignIn> Builder = RecordShape.For<CtiSignIn>("cti_sign_in", x => x.Organization);

        public static readonly Column<CtiSignIn, MemberAccount> Account = Builder.TextOf("account", MemberAccount.MaxLength, x => x.Account, x => x.Value, MemberAccount.FromStored);
        public static readonly Column<CtiSignIn, Instant> At = Builder.Instant("at", x => x.At);
        public static readonly Column<CtiSignIn, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<CtiSignIn, CtiId> CtiId = Builder.TextOf("cti_id", Agents.CtiId.MaxLength, x => x.CtiId, x => x.Value, Agents.CtiId.FromStored);
        public static readonly Column<CtiSignIn, CtiNo> CtiNo = Builder.TextOf("cti_no", Agents.CtiNo.MaxLength, x => x.CtiNo, x => x.Value, Agents.CtiNo.FromStored);
        public static readonly RecordIndex<CtiSignIn, MemberAccount> InOrder = Builder.KeyOrder(Account, At);
        public static readonly RecordIndex<CtiSignIn, Instant> ByTime = Builder.Ordered("at", At, Account);
        public static readonly RecordShape<CtiSignIn> Shape = Builder.Build(
            r => new CtiSignIn
            {
                Organization = r.Organization,
                Account = r.Get(Account),
                At = r.Get(At),
                Service = r.Get(Service),
                CtiId = r.Get(CtiId),
                CtiNo = r.Get(CtiNo),
            },
            ShapeTraits.None,
            null,
            Account,
            At);
    }
}
