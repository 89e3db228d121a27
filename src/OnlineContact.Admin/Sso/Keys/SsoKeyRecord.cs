using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.Keys;

/// <summary>
/// A key of an SSO login, sealed, with the instants that decide its state. The state is worked out from them and never stored, so that
/// every host knows it whether or not a job has run.
/// </summary>
internal sealed record SsoKeyRecord
{
    public const int MaxFingerprintLength = 32;
    public const int MaxKeyIdLength = 100;
    public const int MaxWrappedLength = 2_048;
    public const int MaxSealedLength = 512;

    public required OrganizationId Organization { get; init; }

    public required long Login { get; init; }

    public required long Version { get; init; }

    /// <summary>The beginning of the digest of the key's text, for display.</summary>
    public required string Fingerprint { get; init; }

    public required Instant IssuedAt { get; init; }

    /// <summary>When it was shown; null while nobody has seen it.</summary>
    public required Instant? CollectedAt { get; init; }

    /// <summary>When it is meant to be taken into use; for an announced key.</summary>
    public required Instant? PlannedFor { get; init; }

    /// <summary>From when on sites should sign with it; null while it is announced.</summary>
    public required Instant? ActiveFrom { get; init; }

    /// <summary>From when on another one is active.</summary>
    public required Instant? RetiringFrom { get; init; }

    /// <summary>When it is accepted no more.</summary>
    public required Instant? RetiresAt { get; init; }

    public required Instant? RevokedAt { get; init; }

    /// <summary>The name of the key-encryption key that the data key is wrapped with; empty when the key is gone.</summary>
    public required string KeyEncryptionKey { get; init; }

    /// <summary>The data key, wrapped; empty when the key is gone.</summary>
    public required byte[] WrappedKey { get; init; }

    /// <summary>Nonce, ciphertext and tag of the key's text; empty when the key is gone.</summary>
    public required byte[] Sealed { get; init; }

    public required Instant SealedAt { get; init; }

    public static RecordShape<SsoKeyRecord> Shape => Columns.Shape;

    /// <summary>Which key it is, and nothing of it.</summary>
    public override string ToString() => $"key {Version} of login {Login} of {Organization}";

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<SsoKeyRecord> Builder = RecordShape.For<SsoKeyRecord>("sso_key", x => x.Organization);

        public static readonly Column<SsoKeyRecord, long> Login = Builder.Number("login", x => x.Login);
        public static readonly Column<SsoKeyRecord, long> Version = Builder.Number("key_version", x => x.Version);
        public static readonly Column<SsoKeyRecord, string> Fingerprint = Builder.Text("fingerprint", MaxFingerprintLength, x => x.Fingerprint);
        public static readonly Column<SsoKeyRecord, Instant> IssuedAt = Builder.Instant("issued_at", x => x.IssuedAt);
        public static readonly Column<SsoKeyRecord, Instant?> CollectedAt = Builder.OptionalInstant("collected_at", x => x.CollectedAt);
        public static readonly Column<SsoKeyRecord, Instant?> PlannedFor = Builder.OptionalInstant("planned_for", x => x.PlannedFor);
        public static readonly Column<SsoKeyRecord, Instant?> ActiveFrom = Builder.OptionalInstant("active_from", x => x.ActiveFrom);
        public static readonly Column<SsoKeyRecord, Instant?> RetiringFrom = Builder.OptionalInstant("retiring_from", x => x.RetiringFrom);
        public static readonly Column<SsoKeyRecord, Instant?> RetiresAt = Builder.OptionalInstant("retires_at", x => x.RetiresAt);
        public static readonly Column<SsoKeyRecord, Instant?> RevokedAt = Builder.OptionalInstant("revoked_at", x => x.RevokedAt);
        public static readonly Column<SsoKeyRecord, string> KeyEncryptionKey = Builder.Text("key_encryption_key", MaxKeyIdLength, x => x.KeyEncryptionKey);
        public static readonly Column<SsoKeyRecord, byte[]> WrappedKey = Builder.BytesOf("wrapped_key", MaxWrappedLength, x => x.WrappedKey, x => x, x => x);
        public static readonly Column<SsoKeyRecord, byte[]> Sealed = Builder.BytesOf("sealed", MaxSealedLength, x => x.Sealed, x => x, x => x);
        public static readonly Column<SsoKeyRecord, Instant> SealedAt = Builder.Instant("sealed_at", x => x.SealedAt);
        public static readonly RecordShape<SsoKeyRecord> Shape = Builder.Build(
            r => new SsoKeyRecord
            {
                Organization = r.Organization,
                Login = r.Get(Login),
                Version = r.Get(Version),
                Fingerprint = r.Get(Fingerprint),
                IssuedAt = r.Get(IssuedAt),
                CollectedAt = r.Get(CollectedAt),
                PlannedFor = r.Get(PlannedFor),
                ActiveFrom = r.Get(ActiveFrom),
                RetiringFrom = r.Get(RetiringFrom),
                RetiresAt = r.Get(RetiresAt),
                RevokedAt = r.Get(RevokedAt),
                KeyEncryptionKey = r.Get(KeyEncryptionKey),
                WrappedKey = r.Get(WrappedKey),
                Sealed = r.Get(Sealed),
                SealedAt = r.Get(SealedAt),
            },
            ShapeTraits.None,
            null,
            Login,
            Version);
    }
}
