using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OrleansChat.Addresses;
using OrleansChat.Audit;
using OrleansChat.Edge.Validation;
using OrleansChat.Results;
using OrleansChat.Storage;
using OrleansChat.Unicode;

namespace OrleansChat.Mail;

/// <summary>The mail server as administrators set it. The password is stored encrypted and never shown again.</summary>
internal sealed class MailSettings(ChatDbContext database, IDataProtectionProvider protection, AuditWriter audit, TimeProvider time)
{
    internal const int HostLength = 255;
    internal const int UserLength = 256;
    internal const int PasswordLength = 1_000;
    internal const int LastPort = ushort.MaxValue;
    private readonly IDataProtector _protector = protection.CreateProtector("orleans-chat.mail-password");

    public static readonly Refusal NotConfigured = new(RefusalCodes.MailNotConfigured);

    /// <summary>The server; null: none is set up.</summary>
    public async Task<MailServer?> Server(CancellationToken cancellation) =>
        await Row(tracked: false, cancellation) is { } row
            ? new(row.Host, row.Port, row.Security, row.UserName, Open(row), row.FromAddress, row.FromName, row.Site)
            : null;

    public Task<bool> Configured(CancellationToken cancellation) => database.MailSettings.AnyAsync(cancellation);

    /// <summary>As browsers may see it; null: none is set up.</summary>
    public async Task<MailSettingsView?> View(CancellationToken cancellation) =>
        await Row(tracked: false, cancellation) is { } row ? MailViews.Of(row) : null;

    /// <summary>What the form says, with the stored password where the form has none.</summary>
    public async Task<Result<MailServer>> Check(SaveMailRequest request, CancellationToken cancellation)
    {
        var security = MailViews.Security(request.Security);
        var bad = InputRules.Required(request.Host, "host", HostLength)
            ?? (HostOf(request.Host) is null ? InputRules.Invalid("host", "host") : null)
            ?? (request.Port is > 0 and <= LastPort ? null : InputRules.Invalid("port", $"range:1-{LastPort}"))
            ?? (security is null ? InputRules.Invalid("security", "word") : null)
            ?? InputRules.Optional(request.UserName, "userName", UserLength)
            ?? InputRules.Optional(request.Password, "password", PasswordLength)
            ?? InputRules.Required(request.FromAddress, "fromAddress", InputRules.EmailLength)
            ?? InputRules.Email(request.FromAddress, "fromAddress")
            ?? InputRules.Required(request.FromName, "fromName", InputRules.NameLength)
            ?? Site(request.Site);
        if (bad is not null)
            return bad;
        var host = HostOf(request.Host)!;
        var user = VisibleText.IsBlank(request.UserName) ? null : request.UserName.Trim();
        var password = await Password(request, host, security!.Value, user, cancellation);
        return password.IsOk
            ? new MailServer(
                host, request.Port, security.Value, user, password.Value.Length == 0 ? null : password.Value,
                EmailAddress.Parse(request.FromAddress)!.Shown, VisibleText.Name(request.FromName), request.Site.Trim().TrimEnd('/'))
            : password.Refusal;
    }

    public async Task<Result<MailSettingsView>> Save(SaveMailRequest request, CancellationToken cancellation)
    {
        var server = await Check(request, cancellation);
        if (!server.IsOk)
            return server.Refusal;
        return await database.InTransaction(async () => await Store(server.Value, cancellation), cancellation);
    }

    /// <summary>No mail from now on; what waits in the outbox goes on waiting.</summary>
    public Task<Result<Unit>> Remove(CancellationToken cancellation) => database.InTransaction<Unit>(
        async () =>
        {
            if (await Row(tracked: true, cancellation) is not { } row)
                return NotConfigured;
            database.MailSettings.Remove(row);
            await audit.Note(AuditKinds.MailRemoved, null, row.Host);
            await database.SaveChangesAsync(cancellation);
            return Unit.Done;
        },
        cancellation);

    private async Task<Result<MailSettingsView>> Store(MailServer server, CancellationToken cancellation)
    {
        var row = await Row(tracked: true, cancellation);
        var before = row is null ? [] : MailViews.Fields(row);
        var known = row?.Password is not null ? Open(row) : null;
        if (row is null)
        {
            row = new() { Host = "", Port = 0, Security = default, FromAddress = "", FromName = "", Site = "", ChangedAt = default };
            database.MailSettings.Add(row);
        }

        (row.Host, row.Port, row.Security, row.UserName) = (server.Host, server.Port, server.Security, server.UserName);
        (row.FromAddress, row.FromName, row.Site, row.ChangedAt) = (server.FromAddress, server.FromName, server.Site, time.GetUtcNow());
        if (known != server.Password)
            row.Password = server.Password is null ? null : _protector.Protect(server.Password);
        var changes = AuditChange.Between(before, MailViews.Fields(row)).ToList();
        if (known != server.Password)
            changes.Add(AuditChange.Secret("password"));
        await audit.Note(AuditKinds.MailChanged, null, server.Host, [.. changes]);
        await database.SaveChangesAsync(cancellation);
        return MailViews.Of(row);
    }

    /// <summary>
    /// A stored password goes only to the server, port and user that it was given for,
    /// and not with less protection than it was given for. Empty: none.
    /// </summary>
    private async Task<Result<string>> Password(
        SaveMailRequest request, string host, MailSecurity security, string? user, CancellationToken cancellation)
    {
        if (user is null)
            return "";
        if (!string.IsNullOrEmpty(request.Password))
            return request.Password;
        var row = await Row(tracked: false, cancellation);
        return row?.Password is not null && row.UserName == user && row.Port == request.Port
            && string.Equals(row.Host, host, StringComparison.OrdinalIgnoreCase)
            && (security == row.Security || security != MailSecurity.None)
            ? Open(row)!
            : InputRules.Invalid("password", "required");
    }

    /// <summary>A name or an address; that of IPv6 also in brackets. Null: neither.</summary>
    private static string? HostOf(string text)
    {
        var host = text.Trim();
        if (host is ['[', .., ']'])
            host = host[1..^1];
        return Uri.CheckHostName(host) is UriHostNameType.Unknown ? null : host;
    }

    private static Refusal? Site(string? site) =>
        InputRules.Required(site, "site", InputRules.AddressLength)
        ?? (Uri.TryCreate(site!.Trim(), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address.PathAndQuery == "/" && address.Fragment.Length == 0 ? null : InputRules.Invalid("site", "address"));

    private string? Open(MailSettingsRow row) => row.Password is null ? null : _protector.Unprotect(row.Password);

    private Task<MailSettingsRow?> Row(bool tracked, CancellationToken cancellation) =>
        (tracked ? database.MailSettings : database.MailSettings.AsNoTracking()).SingleOrDefaultAsync(cancellation);
}
