using System.Net.Security;

namespace OnlineContact.Admin.Cti.Ipcc;

/// <summary>Where an exchange is, and how a session with it is begun.</summary>
/// <remarks>Not safe for several threads while it is being set; not changed after the start. <see cref="ToString"/> shows no credentials.</remarks>
public sealed class IpccExchange
{
    /// <summary>The longest text of a setting: 255 characters.</summary>
    public const int MaxTextLength = 255;

    /// <summary>Its name or address.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port for CSTA XML: 1 to 65,535. There is no usual one.</summary>
    public int Port { get; set; }

    /// <summary>The application ID with which the session is begun. Default <c>OnlineContact.Admin</c>.</summary>
    public string ApplicationId { get; set; } = "OnlineContact.Admin";

    /// <summary>The user of the session; empty when the exchange wants none.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The password of the session. It is never written anywhere but to the exchange.</summary>
    public string Password { get; set; } = "";

    /// <summary>Whether the connection is by TLS. Default no, since many exchanges stand in the host's own network and know none.</summary>
    public bool UseTls { get; set; }

    /// <summary>The name in the exchange's certificate; empty: <see cref="Host"/>.</summary>
    public string TlsHost { get; set; } = "";

    /// <summary>Decides on the exchange's certificate, for example by its fingerprint; null: the platform's own check, which refuses a certificate of an unknown issuer.</summary>
    public RemoteCertificateValidationCallback? ServerCertificateValidation { get; set; }

    /// <summary>
    /// The ACD groups in which the tenant's agents are: where the exchange tells everything of a group's agents to who monitors the group, a
    /// group is watched and asked as a whole. Empty: each agent's own CTI NO is, which every exchange can. At most 1,000.
    /// </summary>
    public IList<string> Groups { get; } = [];

    /// <summary>The editions of ECMA-323 that are offered, the preferred one first: 2 to 5. Default 5, 4, 3, 2.</summary>
    public IList<int> Editions { get; } = [5, 4, 3, 2];

    /// <summary>Host and port.</summary>
    /// <returns>A text without credentials.</returns>
    public override string ToString() => $"{(UseTls ? "TLS" : "TCP")} {Host}:{Port}";
}
