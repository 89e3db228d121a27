using System.Text;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;

namespace OnlineContact.Admin.DependencyInjection;

/// <summary>
/// In the invariant mode of .NET, which some container images switch on, text is not normalized and nothing says so. Two
/// spellings of a name would then be two names, and hosts in different modes would keep different keys in one store.
/// </summary>
internal sealed class NormalizationStartCheck(Func<string, string> normalize) : IStartCheck
{
    // 가 in its two parts, as some systems type it, and a wide A.
    private const string Decomposed = "\u1100\u1161\uFF21";
    private const string Composed = "\uAC00A";

    public NormalizationStartCheck()
        : this(static text => text.Normalize(NormalizationForm.FormKC))
    {
    }

    public void Check()
    {
        if (string.Equals(normalize(Decomposed), Composed, StringComparison.Ordinal)) return;
        throw new AdminConfigurationException(
            AdminErrors.OptionsInvalid.With("InvariantGlobalization", "InvariantGlobalization", "false", "true"),
            "Text cannot be normalized: set InvariantGlobalization to false (DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0), and install ICU where it is missing.");
    }
}
