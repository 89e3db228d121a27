using Microsoft.Extensions.Options;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Retention;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>Checks each option by itself, from its attributes.</summary>
[OptionsValidator]
internal sealed partial class AdminOptionsShapeValidator : IValidateOptions<AdminOptions>
{
}

/// <summary>Checks the options against each other and against the time zones there are.</summary>
internal sealed class AdminOptionsCrossValidator(IDateTimeZoneProvider zones) : IValidateOptions<AdminOptions>
{
    public ValidateOptionsResult Validate(string? name, AdminOptions options)
    {
        var faults = new List<string>();

        // The attributes say which option and which limit; a fault also says which value.
        if (options.MaxServices is < 1 or > 1_000_000) faults.Add($"{nameof(AdminOptions.MaxServices)} is {options.MaxServices}");
        if (options.RefusalEntriesPerHour is < 0 or > 1_000) faults.Add($"{nameof(AdminOptions.RefusalEntriesPerHour)} is {options.RefusalEntriesPerHour}");
        if (options.ChangeLogRetentionYears is < LogAge.MinYears or > LogAge.MaxYears)
            faults.Add($"{nameof(AdminOptions.ChangeLogRetentionYears)} is {options.ChangeLogRetentionYears}, not {LogAge.MinYears} to {LogAge.MaxYears}");
        if (options.InvitationLifetime < Duration.FromMinutes(10) || options.InvitationLifetime > Duration.FromDays(90))
            faults.Add($"{nameof(AdminOptions.InvitationLifetime)} is {options.InvitationLifetime}, not 10 minutes to 90 days");
        var names = ZoneNames.For(zones);
        if (names.Canonical(options.DefaultTimeZone) is null)
            faults.Add($"{nameof(AdminOptions.DefaultTimeZone)} is no IANA time zone: {options.DefaultTimeZone}");
        foreach (var (language, zone) in options.LanguageZones)
        {
            if (names.Canonical(zone) is null) faults.Add($"{nameof(AdminOptions.LanguageZones)}[{language}] is no IANA time zone: {zone}");
        }

        if (options.PriceBooks.All(book => book?.Name != options.DefaultPriceBook))
            faults.Add($"{nameof(AdminOptions.DefaultPriceBook)} is none of {nameof(AdminOptions.PriceBooks)}: {options.DefaultPriceBook}");
        var pattern = ServiceUrl.CheckPattern(options.ServiceUrlPattern);
        if (!pattern.Succeeded) faults.Add(pattern.Error.Message);
        try
        {
            _ = new PriceBookCatalogue(options.PriceBooks, options.ContractItems);
        }
        catch (ArgumentException e)
        {
            faults.Add($"{nameof(AdminOptions.PriceBooks)} do not fit together: {e.Message}");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
