using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.Keys;

/// <summary>How many logins a key has verified in an hour (UTC). Counts of several hosts add up, so they conflict with nothing.</summary>
internal sealed record SsoKeyUseCount
{
    public required OrganizationId Organization { get; init; }

    public required long Login { get; init; }

    public required long Version { get; init; }

    /// <summary>The beginning of the hour.</summary>
    public required Instant Hour { get; init; }

    public required long Count { get; init; }

    public static RecordShape<SsoKeyUseCount> Shape => Columns.Shape;

    public static RecordKeys<SsoKeyUseCount, long> ByLogin { get; } = Shape.Keys(Columns.Login);

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<SsoKeyUseCount> Builder = RecordShape.For<SsoKeyUseCount>("sso_key_use_count", x => x.Organization);

        public static readonly Column<SsoKeyUseCount, long> Login = Builder.Number("login", x => x.Login);
        public static readonly Column<SsoKeyUseCount, long> Version = Builder.Number("key_version", x => x.Version);
        public static readonly Column<SsoKeyUseCount, Instant> Hour = Builder.Instant("hour", x => x.Hour);
        public static readonly Column<SsoKeyUseCount, long> Count = Builder.Number("count", x => x.Count);
        public static readonly RecordIndex<SsoKeyUseCount, Instant> ByHour = Builder.Ordered("hour", Hour, Login, Version);
        public static readonly RecordShape<SsoKeyUseCount> Shape = Builder.Build(
            r => new SsoKeyUseCount { Organization = r.Organization, Login = r.Get(Login), Version = r.Get(Version), Hour = r.Get(Hour), Count = r.Get(Count) },
            ShapeTraits.Counters,
            null,
            Login,
            Version,
            Hour);
    }
}
