using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso;

/// <summary>
/// Which SSO login a service uses. The login stands first in the key, so that all services of a login can be looked at when it is to be
/// deleted; a service has one row, also when it has chosen none again, so that its revision goes on.
/// </summary>
internal sealed record SsoLoginChoice
{
    public const long None = 0;

    public required OrganizationId Organization { get; init; }

    public required long Login { get; init; }

    public required long Service { get; init; }

    /// <summary>The service's ID as it is compared, so that a login finds its way without reading the service first. It never changes.</summary>
    public required string ServiceKey { get; init; }

    /// <summary>Counts the changes: what a caller saw.</summary>
    public required long Revision { get; init; }

    public static RecordShape<SsoLoginChoice> Shape => Columns.Shape;

    public static RecordKeys<SsoLoginChoice, long> ByLogin { get; } = Shape.Keys(Columns.Login);

    public static RecordKeys<SsoLoginChoice, long, long> Of { get; } = Shape.Keys(Columns.Login, Columns.Service);

    public static RecordKeys<SsoLoginChoice, long> ByService { get; } = Shape.Keys(Columns.Service);

    public static RecordKeys<SsoLoginChoice, string> ByServiceKey { get; } = Shape.Keys(Columns.ServiceKey);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<SsoLoginChoice> Builder = RecordShape.For<SsoLoginChoice>("sso_login_choice", x => x.Organization);

        public static readonly Column<SsoLoginChoice, long> Login = Builder.Number("login", x => x.Login);
        public static readonly Column<SsoLoginChoice, long> Service = Builder.Number("service", x => x.Service);
        public static readonly Column<SsoLoginChoice, string> ServiceKey = Builder.Text("service_key", ServiceId.MaxLength, x => x.ServiceKey);
        public static readonly Column<SsoLoginChoice, long> Revision = Builder.Number("revision", x => x.Revision);
        public static readonly RecordShape<SsoLoginChoice> Shape = Build();

        private static RecordShape<SsoLoginChoice> Build()
        {
            // Both are ways in, each in the one round trip of its call: managers have a service's number, a remote login its ID.
            Builder.Unique("service", Service);
            Builder.Unique("service_key", ServiceKey);
            return Builder.Build(
                r => new SsoLoginChoice { Organization = r.Organization, Login = r.Get(Login), Service = r.Get(Service), ServiceKey = r.Get(ServiceKey), Revision = r.Get(Revision) },
                ShapeTraits.Versioned,
                null,
                Login,
                Service);
        }
    }
}
