using NodaTime;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso;

/// <summary>An SSO login (SSO 로그인) that an organization has registered: where a customer's site signs its users in, and which tokens it sends.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record SsoLogin
{
    /// <summary>The most code points of a name.</summary>
    public const int MaxNameLength = 50;

    /// <summary>The most characters of a URL.</summary>
    public const int MaxUrlLength = 2048;

    /// <summary>The most characters of <see cref="TokenCheckUrl"/>: when it is asked, what identifies the login is added to it.</summary>
    public const int MaxTokenCheckUrlLength = 1024;

    /// <summary>The most return URLs.</summary>
    public const int MaxReturnUrls = 20;

    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>Its number in the organization.</summary>
    public required long Number { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The customer's page where users sign in.</summary>
    public required string RemoteLoginUrl { get; init; }

    /// <summary>Where the customer's site tells whether a user is signed in.</summary>
    public required string StatusUrl { get; init; }

    /// <summary>Where the customer's site confirms a token of the GET flow; null when that flow is not used.</summary>
    public required string? TokenCheckUrl { get; init; }

    /// <summary>The URLs that a return URL may begin with; none: no login is sent on.</summary>
    public required IReadOnlyList<string> ReturnUrls { get; init; }

    /// <summary>Whether tokens of version 1 are accepted.</summary>
    public required bool AcceptsVersion1 { get; init; }

    /// <summary>Whether tokens of version 2 are accepted.</summary>
    public required bool AcceptsVersion2 { get; init; }

    /// <summary>Whether version 1 is read strictly.</summary>
    public required bool IsStrict { get; init; }

    /// <summary>The optional values that the site sends, for strict mode.</summary>
    public required SsoOptionalFields DeclaredFields { get; init; }

    /// <summary>When it was added.</summary>
    public required Instant AddedAt { get; init; }

    /// <summary>Whom tokens of version 2 are meant for: the organization and the login's number, for example <c>haneul.3</c>.</summary>
    public string Audience => $"{Organization}.{Number}";

    /// <summary>The shape.</summary>
    public static RecordShape<SsoLogin> Shape => Columns.Shape;

    internal static RecordKeys<SsoLogin, long> ByNumber { get; } = Shape.Keys(Columns.Number);

    internal SsoTokenPolicy Policy => new()
    {
        AcceptsVersion1 = AcceptsVersion1,
        AcceptsVersion2 = AcceptsVersion2,
        IsStrict = IsStrict,
        DeclaredFields = DeclaredFields,
        Audience = Audience,
    };

    internal bool SaysTheSameAs(SsoLogin other) => this with { ReturnUrls = other.ReturnUrls } == other && ReturnUrls.SequenceEqual(other.ReturnUrls);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<SsoLogin> Builder = RecordShape.For<SsoLogin>("sso_login", x => x.Organization);

        public static readonly Column<SsoLogin, long> Number = Builder.Number("number", x => x.Number);
        public static readonly Column<SsoLogin, string> Name = Builder.Text("name", MaxNameLength, x => x.Name);
        public static readonly Column<SsoLogin, string> RemoteLoginUrl = Builder.Text("remote_login_url", MaxUrlLength, x => x.RemoteLoginUrl);
        public static readonly Column<SsoLogin, string> StatusUrl = Builder.Text("status_url", MaxUrlLength, x => x.StatusUrl);
        public static readonly Column<SsoLogin, string?> TokenCheckUrl = Builder.OptionalText("token_check_url", MaxUrlLength, x => x.TokenCheckUrl);
        public static readonly Column<SsoLogin, bool> AcceptsVersion1 = Builder.Flag("accepts_version_1", x => x.AcceptsVersion1);
        public static readonly Column<SsoLogin, bool> AcceptsVersion2 = Builder.Flag("accepts_version_2", x => x.AcceptsVersion2);
        public static readonly Column<SsoLogin, bool> IsStrict = Builder.Flag("is_strict", x => x.IsStrict);
        public static readonly Column<SsoLogin, SsoOptionalFields> DeclaredFields = Builder.NumberOf("declared_fields", x => x.DeclaredFields, x => (long)x, x => (SsoOptionalFields)x);
        public static readonly Column<SsoLogin, Instant> AddedAt = Builder.Instant("added_at", x => x.AddedAt);
        public static readonly ChildRows<SsoLogin, SsoReturnUrl> ReturnUrls = Builder.Collection(SsoReturnUrl.Shape, UrlsOf, x => x.ReturnUrls);
        public static readonly RecordIndex<SsoLogin, long> InOrder = Builder.KeyOrder(Number);
        public static readonly RecordShape<SsoLogin> Shape = Builder.Build(
            r => new SsoLogin
            {
                Organization = r.Organization,
                Number = r.Get(Number),
                Name = r.Get(Name),
                RemoteLoginUrl = r.Get(RemoteLoginUrl),
                StatusUrl = r.Get(StatusUrl),
                TokenCheckUrl = r.Get(TokenCheckUrl),
                ReturnUrls = Array.ConvertAll(r.Many(ReturnUrls), row => row.Url),
                AcceptsVersion1 = r.Get(AcceptsVersion1),
                AcceptsVersion2 = r.Get(AcceptsVersion2),
                IsStrict = r.Get(IsStrict),
                DeclaredFields = r.Get(DeclaredFields),
                AddedAt = r.Get(AddedAt),
            },
            ShapeTraits.Versioned,
            key: Number);

        private static IEnumerable<SsoReturnUrl> UrlsOf(SsoLogin login)
        {
            for (var i = 0; i < login.ReturnUrls.Count; i++)
                yield return new SsoReturnUrl { Organization = login.Organization, Login = login.Number, Position = i, Url = login.ReturnUrls[i] };
        }
    }
}

/// <summary>A URL that a return URL of an SSO login may begin with.</summary>
internal sealed record SsoReturnUrl
{
    public required OrganizationId Organization { get; init; }

    public required long Login { get; init; }

    public required long Position { get; init; }

    public required string Url { get; init; }

    public static RecordShape<SsoReturnUrl> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<SsoReturnUrl> Builder = RecordShape.For<SsoReturnUrl>("sso_return_url", x => x.Organization);

        public static readonly Column<SsoReturnUrl, long> Login = Builder.Number("login", x => x.Login);
        public static readonly Column<SsoReturnUrl, long> Position = Builder.Number("position", x => x.Position);
        public static readonly Column<SsoReturnUrl, string> Url = Builder.Text("url", SsoLogin.MaxUrlLength, x => x.Url);
        public static readonly RecordShape<SsoReturnUrl> Shape = Builder.Build(
            r => new SsoReturnUrl { Organization = r.Organization, Login = r.Get(Login), Position = r.Get(Position), Url = r.Get(Url) },
            ShapeTraits.None,
            null,
            Login,
            Position);
    }
}
