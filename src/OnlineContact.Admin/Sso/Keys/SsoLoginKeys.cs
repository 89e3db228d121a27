using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.Keys;

/// <summary>All keys of an SSO login as one: how many are live, and which is active, are laws over all of them.</summary>
internal sealed record SsoLoginKeys
{
    public required OrganizationId Organization { get; init; }

    public required long Login { get; init; }

    public required long LastVersion { get; init; }

    /// <summary>The keys by version; of those that are over only the last ones.</summary>
    public required IReadOnlyList<SsoKeyRecord> Keys { get; init; }

    public static RecordShape<SsoLoginKeys> Shape => Columns.Shape;

    public static RecordKeys<SsoLoginKeys, long> ByLogin { get; } = Shape.Keys(Columns.Login);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<SsoLoginKeys> Builder = RecordShape.For<SsoLoginKeys>("sso_login_keys", x => x.Organization);

        public static readonly Column<SsoLoginKeys, long> Login = Builder.Number("login", x => x.Login);
        public static readonly Column<SsoLoginKeys, long> LastVersion = Builder.Number("last_version", x => x.LastVersion);
        public static readonly ChildRows<SsoLoginKeys, SsoKeyRecord> Keys = Builder.Collection(SsoKeyRecord.Shape, x => x.Keys, x => x.Keys);
        public static readonly RecordIndex<SsoLoginKeys, long> InOrder = Builder.KeyOrder(Login);
        public static readonly RecordShape<SsoLoginKeys> Shape = Builder.Build(
            r => new SsoLoginKeys { Organization = r.Organization, Login = r.Get(Login), LastVersion = r.Get(LastVersion), Keys = r.Many(Keys) },
            ShapeTraits.Versioned,
            key: Login);
    }
}
