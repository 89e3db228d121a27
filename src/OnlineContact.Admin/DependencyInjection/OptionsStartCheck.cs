using Microsoft.Extensions.Options;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>Refuses to start with options that are out of their limits, and says which.</summary>
/// <typeparam name="TOptions">The options.</typeparam>
/// <param name="options">The options.</param>
/// <param name="setter">The call that sets them.</param>
internal sealed class OptionsStartCheck<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    IOptions<TOptions> options, string setter) : IStartCheck
    where TOptions : class
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
                AdminErrors.OptionsInvalid.With(typeof(TOptions).Name, typeof(TOptions).Name, "", faults),
                $"{faults}. Set them with {setter}.",
                e);
        }
    }
}
