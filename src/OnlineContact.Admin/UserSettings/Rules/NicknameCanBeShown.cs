using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Search;

namespace OnlineContact.Admin.UserSettings.Rules;

/// <summary>A nickname has at most 60 code points, all of which can be shown: it may be as long as a name. D.</summary>
internal static class NicknameCanBeShown
{
    public static AdminError? Check(string? text, out string? nickname)
    {
        nickname = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        return nickname is not null && ShownText.Wrong(nickname, PersonalSettingsChange.MaxNicknameLength) is { } actual
            ? AdminErrors.NicknameInvalid.With("nickname", PersonalSettingsChange.MaxNicknameLength, actual)
            : null;
    }
}
