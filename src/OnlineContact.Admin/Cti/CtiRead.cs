using OnlineContact.Admin.Cti.Rules;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Cti;

/// <summary>What every call of CTI looks at: whether it is contracted, the agreement and the settings.</summary>
internal sealed record CtiRead(PhoneIsContractedSomewhere Phone, Slot<CtiAgreement> Agreement, Slot<CtiSettings> Settings, Slot<CtiUnverified> Unverified)
{
    public static CtiRead Of(Fetch fetch, PhoneWitnesses witnesses) =>
        new(
            PhoneIsContractedSomewhere.Ask(fetch, witnesses),
            fetch.One(CtiAgreement.Shape.SingleKey()),
            fetch.One(CtiSettings.Shape.SingleKey()),
            fetch.One(CtiUnverified.Shape.SingleKey()));
}
