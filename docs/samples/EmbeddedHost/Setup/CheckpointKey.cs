using System.Security.Cryptography;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace EmbeddedHost.Setup;

/// <summary>The key that signs checkpoints, in a file beside the database. A real host keeps it in a secret store, out of reach for whoever administers the database.</summary>
internal static class CheckpointKey
{
    private const string Name = "admin.haneul.example/change-log";

    public static EcdsaCheckpointSigner Open(DatabaseFile database)
    {
        var path = database.Path + ".checkpoint-key";
        if (!File.Exists(path))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            File.WriteAllText(path, key.ExportPkcs8PrivateKeyPem());
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return EcdsaCheckpointSigner.FromPem(Name, File.ReadAllText(path));
    }
}
