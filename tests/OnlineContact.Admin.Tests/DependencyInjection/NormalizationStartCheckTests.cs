using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.DependencyInjection;

public class NormalizationStartCheckTests
{
    [Fact]
    public void A_process_that_cannot_normalize_text_does_not_start()
    {
        var thrown = Assert.Throws<AdminConfigurationException>(() => new NormalizationStartCheck(static text => text).Check());

        Assert.Equal(AdminErrors.OptionsInvalid, thrown.Error.Kind);
        Assert.Contains("InvariantGlobalization", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_can_starts() => new NormalizationStartCheck().Check();
}
