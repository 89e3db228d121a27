namespace OnlineContact.Admin.Sso.KeyManagement;

/// <summary>How the text of a key is written.</summary>
public enum SsoKeyForm
{
    /// <summary>256 random bits as <c>ocak_</c> and 59 characters, of which the last seven are a checksum: found by scanners, and told from a typing mistake.</summary>
    Recognizable = 1,

    /// <summary>The vendor's form, 32 hexadecimal digits: 128 random bits, for integrations that take nothing else.</summary>
    Vendor = 2,
}
