namespace OrleansChat.Protocol;

/// <summary>POST /api/account/sign-in. Answers <see cref="AccountView"/> and sets the cookie; 401 problem otherwise.</summary>
public sealed record SignInRequest(string Email, string Password);

/// <summary>GET /api/account: who is signed in; 401 when nobody is.</summary>
public sealed record AccountView(string Id, string Name, string Email, bool Administrator);

/// <summary>POST /api/setup/{token}: creates the first administrator and signs them in. The link works once.</summary>
public sealed record SetupRequest(string Name, string Email, string Password);

/// <summary>An agent in the list of GET /api/admin/agents.</summary>
public sealed record AgentAccountView(string Id, string Name, string Email, bool Administrator, IReadOnlyList<AgentChannelView> Channels);

/// <summary>POST /api/admin/agents: adds an agent with all permissions on the named channels.</summary>
public sealed record AddAgentRequest(string Name, string Email, string Password, bool Administrator, IReadOnlyList<string> ChannelIds);

/// <summary>A channel in GET /api/admin/channels; POST and PUT /api/admin/channels/{id} take <see cref="SaveChannelRequest"/>.</summary>
public sealed record ChannelView(string Id, string Name, string Header, string Color, string Language, bool PostChat, string EmbedCode);

/// <summary>What an administrator sets for a channel for now.</summary>
public sealed record SaveChannelRequest(string Name, string Header, string Color, string Language, bool PostChat);
