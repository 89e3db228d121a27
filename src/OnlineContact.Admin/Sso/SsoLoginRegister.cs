using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso;

/// <summary>How many SSO logins an organization has, and the last number given out: numbers of deleted ones are not given out again.</summary>
internal sealed record SsoLoginRegister
{
    public required OrganizationId Organization { get; init; }

    public required long Logins { get; init; }

    public required long LastNumber { get; init; }

    public static RecordShape<SsoLoginRegister> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<SsoLoginRegister> Builder = RecordShape.For<SsoLoginRegister>("sso_login_register", x => x.Organization);

        public static readonly Column<SsoLoginRegister, long> Logins = Builder.Number("logins", x => x.Logins);
        public static readonly Column<SsoLoginRegister, long> LastNumber = Builder.Number("last_number", x => x.LastNumber);
        public static readonly RecordShape<SsoLoginRegister> Shape = Builder.Build(
            r => new SsoLoginRegister { Organization = r.Organization, Logins = r.Get(Logins), LastNumber = r.Get(LastNumber) },
            ShapeTraits.Versioned);
    }
}
