using NodaTime;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Testing.Cti;

namespace EmbeddedHost.Setup;

/// <summary>The telephony systems of the sample, in memory. A real host adds a connector to its exchange, or to the telephony cloud.</summary>
internal sealed class Telephony(IClock clock)
{
    public FakeCtiConnector Ipcc { get; } = new(CtiVersion.IpccPrivate, clock);

    public FakeCtiConnector MobileContact { get; } = new(CtiVersion.MobileContact, clock);
}
