using OnlineContact.Admin.ContractedServices.Rules;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>Step 1 as pure functions: what a draft or a service becomes when basic information is saved.</summary>
internal static class BasicInformationSteps
{
    /// <summary>Saves what there is; what is given must be good, what is missing may be missing. Nothing is reserved.</summary>
    public static Outcome<ContractedService> SaveDraft(ContractedService service, BasicInformation input, string organizationZone, ServiceSettings settings)
    {
        if (ServiceTransitions.CanDiscard(service) is { } notDraft) return Outcome.Refused<ContractedService>(notDraft);
        if (service.HasBasicInformation) return Outcome.Refused<ContractedService>(AdminErrors.ServiceNotDraft.With("service", "basic-information-done"));
        var type = input.Type ?? service.Type;
        if (ServiceTypeIsKnown.Check(type) is { } unknown) return Outcome.Refused<ContractedService>(unknown);

        ServiceName? name = null;
        ServiceId? id = null;
        var languages = HelpCentreLanguages.Empty;
        if (input.Name is not null)
        {
            if (!ServiceName.Create(input.Name).TryGetValue(out var given, out var error)) return Outcome.Refused<ContractedService>(error);
            name = given;
        }

        if (input.ServiceId is not null)
        {
            if (!ServiceId.Create(input.ServiceId, settings.ReservedIds).TryGetValue(out var given, out var error)) return Outcome.Refused<ContractedService>(error);
            id = given;
        }

        if (input.Languages is { Count: > 0 } || !string.IsNullOrEmpty(input.MainLanguage))
        {
            if (!HelpCentreLanguages.Create(input.Languages, input.MainLanguage, type).TryGetValue(out var given, out var error)) return Outcome.Refused<ContractedService>(error);
            languages = given;
        }

        if (!Zone(service, input, languages, organizationZone, settings, isDraft: true).TryGetValue(out var zone, out var noZone)) return Outcome.Refused<ContractedService>(noZone);
        return Outcome.Success(service with
        {
            Type = type,
            Name = name,
            Id = id,
            Languages = languages,
            TimeZone = zone.Length == 0 ? null : zone,
        });
    }

    /// <summary>Completes step 1, or edits it when it is complete. Whether ID and name are free is asked with the store's answer.</summary>
    public static Outcome<ContractedService> Save(ContractedService service, BasicInformation input, string organizationZone, ServiceSettings settings)
    {
        if (ServiceTransitions.CanEditBasicInformation(service) is { } over) return Outcome.Refused<ContractedService>(over);
        var type = input.Type ?? service.Type;
        if ((ServiceTypeIsKnown.Check(type) ?? ServiceTypeNeverChanges.Check(service, type)) is { } wrongType) return Outcome.Refused<ContractedService>(wrongType);
        if (!ServiceName.Create(input.Name).TryGetValue(out var name, out var error)) return Outcome.Refused<ContractedService>(error);

        // An ID given out before a word was reserved stays good for its own service.
        var mayKeep = service.HasBasicInformation && service.Id?.Value == input.ServiceId;
        if (!ServiceId.Create(input.ServiceId, mayKeep ? Nothing : settings.ReservedIds).TryGetValue(out var id, out error)) return Outcome.Refused<ContractedService>(error);
        if (ServiceIdNeverChanges.Check(service, id) is { } changed) return Outcome.Refused<ContractedService>(changed);
        if (!HelpCentreLanguages.Create(input.Languages, input.MainLanguage, type).TryGetValue(out var languages, out error)) return Outcome.Refused<ContractedService>(error);
        if (!Zone(service, input, languages, organizationZone, settings, isDraft: false).TryGetValue(out var zone, out error)) return Outcome.Refused<ContractedService>(error);
        return Outcome.Success(service with
        {
            Type = type,
            Name = name,
            Id = id,
            Languages = languages,
            TimeZone = zone,
            HasBasicInformation = true,
        });
    }

    private static readonly HashSet<string> Nothing = [];

    private static Outcome<string> Zone(ContractedService service, BasicInformation input, HelpCentreLanguages languages, string organizationZone, ServiceSettings settings, bool isDraft)
    {
        if (input.TimeZone is not null) return ServiceTimeZone.Resolve(input.TimeZone, settings.Zones);
        if (service.TimeZone is not null && string.Equals(languages.Main, service.Languages.Main, StringComparison.OrdinalIgnoreCase)) return Outcome.Success(service.TimeZone);
        if (isDraft && languages.IsEmpty) return Outcome.Success("");
        return Outcome.Success(ServiceTimeZone.DefaultZone(languages.Main, organizationZone, settings.LanguageZones));
    }
}
