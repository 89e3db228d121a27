using System.Text;
using EmbeddedHost.Reports;
using EmbeddedHost.Setup;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Cti;
using OnlineContact.Admin.Cti.Connectors;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;

namespace EmbeddedHost.Guide;

/// <summary>CTI settings for both versions, agents imported, one who signs in and changes her state, and the list that shows it live.</summary>
internal sealed class CtiDesk(Scene scene)
{
    private const string Account = "doyun.choi";

    private static readonly CtiSettingsInput Ipcc = new() { Version = CtiVersion.IpccPrivate, TenantName = Telephony.Tenant, TenantId = "HM-01", AfterCallWork = true };
    private static readonly CtiSettingsInput MobileContact = new() { Version = CtiVersion.MobileContact, TenantName = Telephony.Tenant };
    private static readonly CtiNumbers Numbers = new() { Id = CtiId.Create("doyun01").Value, No = CtiNo.Create("7001").Value };

    public async Task<Chapter> RunAsync()
    {
        var chapter = scene.Check.Begin("CTI: settings, agents, states", "CTI 관리");
        await ChooseMobileContactAsync();
        await ChooseIpccAsync();
        await ImportAsync();
        await CheckSignInAsync();
        await WorkAsync();
        return chapter;
    }

    private async Task ChooseMobileContactAsync()
    {
        await scene.Check.RefusedAsync("Mobile Contact (모바일 컨택) before it is activated", AdminErrors.CtiNotActivated, () => SaveAsync(MobileContact));
        scene.Telephony.Activate();
        await scene.Check.DoneAsync("Mobile Contact, activated", SaveAsync(MobileContact));
    }

    private async Task ChooseIpccAsync()
    {
        var view = scene.Check.Value("read the CTI settings", await scene.CtiSettings.GetAsync(scene.Owner, scene.Id, scene.Cancel));
        if (!view.HasIpccAgreement)
        {
            await scene.Check.RefusedAsync("IPCC (Private) without an agreement", AdminErrors.CtiAgreementMissing, () => SaveAsync(Ipcc));
            await scene.Check.DoneAsync("the operator agrees to IPCC", scene.CtiSettings.SetAgreementAsync(scene.Operator, scene.Id, granted: true, cancellationToken: scene.Cancel));
        }

        // The exchange cannot be reached: what was typed in is kept all the same.
        scene.Telephony.Exchange.RefusesConnections = true;
        await scene.Check.DoneAsync("IPCC (Private), the exchange out of reach", SaveAsync(Ipcc));
        await ShowAsync(CtiVerification.Unverified);
        scene.Telephony.Exchange.RefusesConnections = false;
        await scene.Check.DoneAsync("the exchange answers, and is asked again", scene.CtiSettings.VerifyAsync(scene.Owner, scene.Id, scene.Cancel));
        await ShowAsync(CtiVerification.Verified);
    }

    private async Task ShowAsync(CtiVerification expected)
    {
        var view = scene.Check.Value("read the CTI settings", await scene.CtiSettings.GetAsync(scene.Owner, scene.Id, scene.Cancel));
        scene.Check.That(view.Settings?.Verification == expected, $"the tenant is {view.Settings?.Verification}, not {expected}");
        scene.Check.Note($"tenant {view.Settings!.TenantName}, {view.Settings.Version}: {view.Settings.Verification}");
    }

    private async Task ImportAsync()
    {
        var faulty = Encoding.UTF8.GetBytes($"상담원 ID,CTI ID,CTI NO\n{Account},{Numbers.Id},{Numbers.No}\nhaeun.jung,haeun 02,7002\nseoyeon.lee,DOYUN01,7003\n");
        var preview = scene.Check.Value("preview a file", await scene.CtiAgents.PreviewImportAsync(scene.Owner, scene.Id, faulty, scene.Cancel));
        scene.Check.That(preview.FaultyLines == 2, $"{preview.FaultyLines} lines are faulty, not 2");
        foreach (var line in preview.Lines.Where(line => line.Fault is not null)) scene.Check.Note($"line {line.Number}: {line.Fault!.Code}, {line.Fault.Message}");
        await scene.Check.RefusedAsync("import it all the same", AdminErrors.CtiImportFaulty, () => scene.CtiAgents.ImportAsync(scene.Owner, scene.Id, faulty, cancellationToken: scene.Cancel));

        var mended = Encoding.UTF8.GetBytes($"상담원 ID,CTI ID,CTI NO\n{Account},{Numbers.Id},{Numbers.No}\nhaeun.jung,haeun02,7002\nseoyeon.lee,seoyeon03,7003\n");
        scene.Check.Value("import the mended file", await scene.CtiAgents.ImportAsync(scene.Owner, scene.Id, mended, cancellationToken: scene.Cancel));
        await FindAsync("7001");
        await FindAsync("ㅊㄷㅇ");
    }

    private async Task FindAsync(string text)
    {
        var page = scene.Check.Value($"search CTI agents by {text}", await scene.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = text }, scene.Cancel));
        scene.Check.That(page.Rows.Select(row => row.Agent.Account.Value).SequenceEqual([Account]), $"by {text} {page.Rows.Count} agents are found");
        scene.Check.Note($"{text} finds {page.Rows[0].Agent.Name.Value}, CTI {page.Rows[0].Agent.CtiNumbers}");
    }

    private async Task CheckSignInAsync()
    {
        var service = await ServiceAsync();
        var check = scene.Check.Value("check a sign-in", await scene.CtiAgents.CheckSignInAsync(scene.Owner, scene.Id, "haeun.jung", service, scene.Cancel));
        scene.Check.That(check.Missing == CtiSignInConditions.PhoneRight, $"haeun.jung lacks {check.Missing}");
        scene.Check.Note($"haeun.jung cannot sign in: {check.Missing}");
    }

    private async Task WorkAsync()
    {
        var service = await ServiceAsync();
        var agent = AdminActor.Member(scene.Id, Account, "최도윤", "203.0.113.21");
        var exchange = scene.Telephony.Exchange;
        exchange.Add(Numbers);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(scene.Cancel);
        var watching = scene.CtiWatcher.WatchAsync(scene.Id, stop.Token);
        await scene.Board.UntilAsync(CtiEventKind.Reconciled, scene.Cancel);

        Done("sign in", await scene.CtiSessions.SignInAsync(agent, scene.Id, service, scene.Cancel));
        await ShownAsync(CtiEventKind.SignedIn, CtiAgentState.Default);
        foreach (var state in (CtiAgentState[])[CtiAgentState.Ready, CtiAgentState.WorkMeeting, CtiAgentState.Meal, CtiAgentState.Ready])
        {
            Done($"choose {state}", await scene.CtiSessions.SetStateAsync(agent, scene.Id, service, state, scene.Cancel));
            await ShownAsync(CtiEventKind.StateChanged, state);
        }

        var call = exchange.Offer(Numbers);
        exchange.Establish(Numbers, call);
        await ShownAsync(CtiEventKind.CallEstablished, CtiAgentState.InCallInbound);
        exchange.Hold(Numbers, call);
        await ShownAsync(CtiEventKind.CallHeld, CtiAgentState.OnHold);
        exchange.Clear(Numbers, call);
        await ShownAsync(CtiEventKind.CallCleared, CtiAgentState.Ready);
        Done("sign out", await scene.CtiSessions.SignOutAsync(agent, scene.Id, service, scene.Cancel));
        await ShownAsync(CtiEventKind.SignedOut, CtiAgentState.SignedOut);

        await stop.CancelAsync();
        await watching;
    }

    /// <summary>The list, as soon as the watch was told.</summary>
    private async Task ShownAsync(CtiEventKind kind, CtiAgentState expected)
    {
        await scene.Board.UntilAsync(kind, scene.Cancel);
        var page = scene.Check.Value("list CTI agents", await scene.CtiAgents.ListAsync(scene.Owner, scene.Id, new CtiAgentQuery { Text = Numbers.Id.Value, WithStates = true }, scene.Cancel));
        var now = page.Rows[0].Now;
        scene.Check.That(page.States == CtiStates.Watched && now?.State == expected, $"after {kind} the list shows {now?.State} ({page.States}), not {expected}");
        scene.Check.Note($"{kind}: the list shows {now!.State}");
    }

    private void Done(string what, Outcome outcome) => scene.Check.That(outcome.Succeeded, $"{what}: {outcome}");

    private async Task<long> ServiceAsync() => (await scene.GetAsync(scene.Plan.Services[0])).Service.Number;

    private Task<Outcome<ChangeReceipt>> SaveAsync(CtiSettingsInput input) => scene.CtiSettings.SaveAsync(scene.Owner, scene.Id, StoreVersion.Any, input, cancellationToken: scene.Cancel);
}
