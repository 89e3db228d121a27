using MimeKit;
using OnlineContact.Admin.Iam;

namespace EmbeddedHost.Setup;

/// <summary>
/// Writes each invitation as an .eml file, which any mail program opens. A real host hands the same message to MailKit's SmtpClient; a
/// repetition has the same name here, and the last link in it.
/// </summary>
internal sealed class EmlMailer(MailFolder folder) : IMemberMailer
{
    private const string LinkHeader = "X-Invitation-Token";

    public async Task SendAsync(MemberMessage message, CancellationToken cancellationToken)
    {
        var mail = new MimeMessage();
        mail.From.Add(new MailboxAddress("하늘마켓 고객센터", "no-reply@haneulmarket.example"));
        mail.To.Add(new MailboxAddress(message.Name.Value, message.Email.Value));
        mail.Subject = "비밀번호를 설정해 주세요 · Please set your password";
        mail.MessageId = $"{message.IdempotencyKey}@haneulmarket.example";
        mail.Headers.Add(LinkHeader, message.Token);
        mail.Body = new TextPart("plain")
        {
            Text = $"""
                {message.Name.Value} 님, 아래 주소에서 비밀번호를 설정하면 로그인할 수 있습니다.
                Set your password here, then you can sign in; the link works once, until {message.ExpiresAt}:

                https://cs.haneulmarket.example/password?token={message.Token}
                """,
        };
        Directory.CreateDirectory(folder.Path);
        await mail.WriteToAsync(Path.Combine(folder.Path, $"{message.IdempotencyKey}.eml"), cancellationToken);
    }

    /// <summary>What the member does who gets the mails: opens the last one that was sent to her, and follows its link.</summary>
    public static async Task<string?> LinkOfAsync(MailFolder folder, string email, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder.Path)) return null;
        string? token = null;
        foreach (var file in Directory.GetFiles(folder.Path, "*.eml").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal))
        {
            var mail = await MimeMessage.LoadAsync(file, cancellationToken);
            if (mail.To.Mailboxes.Any(mailbox => mailbox.Address == email)) token = mail.Headers[LinkHeader];
        }

        return token;
    }
}

/// <summary>Where the mails go.</summary>
internal sealed record MailFolder(string Path);
