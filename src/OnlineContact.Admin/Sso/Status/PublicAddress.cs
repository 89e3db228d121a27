using System.Net;
using System.Net.Sockets;

namespace OnlineContact.Admin.Sso.Status;

/// <summary>
/// Whether an address is one of the public internet. Refused is what the IANA registries of special-purpose addresses (RFC 6890 and its
/// updates) list as not globally reachable, and multicast; addresses of version 6 that carry one of version 4 are judged by that one.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Refused4 =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/4"), IPNetwork.Parse("240.0.0.0/4"),
    ];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private static readonly IPNetwork[] Refused6 =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("3fff::/20")];

    public static bool Is(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Refused4.Any(network => network.Contains(address));
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        if (address.IsIPv4MappedToIPv6) return Is(address.MapToIPv4());
        if (Translated.Contains(address)) return Is(Version4At(address, 12));
        if (SixToFour.Contains(address)) return Is(Version4At(address, 2));
        return Global6.Contains(address) && !Refused6.Any(network => network.Contains(address));
    }

    private static IPAddress Version4At(IPAddress address, int at) => new(address.GetAddressBytes().AsSpan(at, 4));
}
