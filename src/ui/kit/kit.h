// Everything a screen is made of.
#pragma once

#include "ui/kit/button.h"
#include "ui/kit/choice.h"
#include "ui/kit/field.h"
#include "ui/kit/list.h"
#include "ui/kit/notice.h"
#include "ui/kit/panes.h"
#include "ui/kit/sheet.h"
#include "ui/kit/text.h"
#include "ui/pen/ui.h"
