using Microsoft.Extensions.Options;
using NodaTime;
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
