using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Sso;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>Compares the SSO logins of an organization with the naive model; which service uses which is seen in the receipts of choices.</summary>
internal static class SsoDifference
{
    public static async Task<string?> FindAsync(AdminTestHost host, OrganizationId id, NaiveOrganization organization, CancellationToken cancellationToken)
    {
        var logins = await LoginsAsync(host.Services.GetRequiredService<SsoLoginManager>(), id, cancellationToken).ConfigureAwait(false);
        return PeopleDifference.Compare("SSO logins", organization.SsoLogins.Select(each => $"{each.Key} {each.Value.Version} {each.Value.Text()}"), logins);
    }

    private static async Task<List<string>> LoginsAsync(SsoLoginManager manager, OrganizationId id, CancellationToken cancellationToken)
    {
        var logins = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await manager.ListAsync(AdminTestHost.Operator, id, cursor, 3, cancellationToken).ConfigureAwait(false)).Value;
            logins.AddRange(page.Logins.Select(each => $"{each.Value.Number} {each.Version.Value} {NaiveSsoLogin.Text(each.Value.Name, each.Value.RemoteLoginUrl, each.Value.StatusUrl, each.Value.TokenCheckUrl, each.Value.ReturnUrls, each.Value.AcceptsVersion1, each.Value.AcceptsVersion2, each.Value.IsStrict, each.Value.DeclaredFields)}"));
            cursor = page.Next;
        }
        while (cursor is not null);
        return logins;
    }
}
