using Microsoft.Extensions.Options;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>Refuses to start with options that are out of their limits, and says which.</summary>
internal sealed class OptionsStartCheck(IOptions<AdminOptions> options) : IStartCheck
{
    public void Check()
    {
        try
        {
            _ = options.Value;
        }
        catch (OptionsValidationException e)
        {
            var faults = string.Join("; ", e.Failures);
            throw new AdminConfigurationException(
                AdminErrors.OptionsInvalid.With(nameof(AdminOptions), nameof(AdminOptions), "", faults),
                $"{faults}. Set them with admin.Configure(...).",
                e);
        }
    }
}
