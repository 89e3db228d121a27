using OnlineContact.Admin.Sso.KeyManagement;

namespace EmbeddedHost.Setup;

/// <summary>The key-encryption key, in a file beside the database. A real host keeps it apart from the database, and backs it up apart from it.</summary>
internal static class KeyFile
{
    public static AesKeyEncryptionKey Open(DatabaseFile database)
    {
        var path = database.Path + ".keys";
        if (!File.Exists(path))
        {
            File.WriteAllText(path, AesKeyEncryptionKey.NewLine("sample"));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return AesKeyEncryptionKey.FromFile(path);
    }
}
