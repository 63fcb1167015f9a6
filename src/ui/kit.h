// Everything a screen is made of.
#pragma once

#include "ui/button.h"
#include "ui/choice.h"
#include "ui/field.h"
#include "ui/frame.h"
#include "ui/list.h"
#include "ui/notice.h"
#include "ui/panes.h"
#include "ui/sheet.h"
#include "ui/text.h"
#include "ui/ui.h"
